'use strict';
// Runs before the first paint, so it does only what would be seen as a flash if it came later: the chosen colours and the
// right view. Everything else is in modules, which are fetched afterwards.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem('lastfm-wallpaper.theme');
    if (theme === 'dark' || theme === 'light') {
      root.dataset.theme = theme;
    }
  } catch {
    root.dataset.storage = 'none'; // a browser may forbid it; the page works without, it only forgets
  }
  const hash = location.hash;
  root.dataset.view = /^#\/runs\/./.test(hash) ? 'run' : hash.startsWith('#/runs') ? 'runs' : 'start';

  // Whoever is quicker than the modules must not be sent to another address by the form itself.
  addEventListener('submit', (event) => event.target.id === 'start' && event.preventDefault(), true);

  // What was pressed before the modules were there is done when they are.
  const early = [];
  const keep = (event) => {
    const pressed = event.target.closest?.('button');
    if (pressed) {
      early.push(pressed);
    }
  };
  addEventListener('click', keep, true);

  let loading = null;
  const load = () => (loading ??= import('./app.js').then(() => {
    removeEventListener('click', keep, true);
    early.forEach((pressed) => pressed.click());
  }, () => {
    // The one failure that app.js cannot report itself.
    const box = document.getElementById('connection');
    document.getElementById('connection-text').textContent = 'The page did not load completely.';
    document.getElementById('connection-now').addEventListener('click', () => location.reload());
    box.hidden = false;
  }));
  // The first paint needs the page, its style and this script; the modules must not compete with it. A page that was opened
  // in the background is not painted at all, hence the time limit.
  const afterPaint = () => {
    new PerformanceObserver((paints) => {
      if (paints.getEntriesByName('first-contentful-paint').length > 0) { // an empty background may be painted before
        load();
      }
    }).observe({ type: 'paint', buffered: true });
    setTimeout(load, document.hidden ? 0 : 3_000);
  };
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', afterPaint);
  } else {
    afterPaint();
  }
})();
