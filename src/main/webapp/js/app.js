import { byId, setText } from './dom.js';
import { showStart } from './start.js';
import { onRunsChanged, rememberTheme, runs, theme } from './store.js';

// Which view is shown, and what surrounds them all. The views that a first visit does not need are fetched when they are.

const root = document.documentElement;
const TITLES = { start: 'Album wallpapers for Last.fm listeners', run: 'Your wallpapers · Album wallpapers', runs: 'Your runs · Album wallpapers' };
let shown = null;
let leave = () => {};
let visited = false;

function place() {
  const [, runId, rank] = /^#\/runs\/([A-Za-z0-9_-]+)(?:\/(\d+))?$/.exec(location.hash) ?? [];
  if (runId) {
    return { view: 'run', runId, rank: Number(rank ?? 0) };
  }
  return { view: location.hash.startsWith('#/runs') ? 'runs' : 'start' };
}

async function go() {
  if (location.hash && !location.hash.startsWith('#/')) {
    return; // the skip links
  }
  const { view, runId, rank } = place();
  const changed = shown !== view + (runId ?? '');
  if (changed) {
    leave();
    leave = () => {};
    shown = view + (runId ?? '');
    root.dataset.view = view;
    document.title = TITLES[view];
    byId('credit').href = 'https://www.last.fm/';
    for (const link of document.querySelectorAll('[data-nav]')) {
      link.toggleAttribute('aria-current', false);
      if (link.dataset.nav === view) {
        link.setAttribute('aria-current', 'page');
      }
    }
    if (visited) {
      window.scrollTo(0, 0);
      byId(`${view}-title`).focus({ preventScroll: true });
    }
  }
  const fromPage = visited;
  visited = true;
  if (view === 'run') {
    const { showRun, leaveRun } = await import('./run.js');
    leave = leaveRun;
    showRun(runId, rank, fromPage);
  } else if (view === 'runs' && changed) {
    const { showHistory, leaveHistory } = await import('./history.js');
    leave = leaveHistory;
    showHistory();
  } else if (changed) {
    showStart();
  }
}

function countRuns() {
  const count = runs().length;
  byId('runs-count').hidden = count === 0;
  setText(byId('runs-count'), String(count));
}

const THEMES = { auto: 'as the system has it', light: 'light', dark: 'dark' };
const ICONS = { auto: 'auto', light: 'sun', dark: 'moon' };

function drawTheme(name) {
  const words = `Colours: ${THEMES[name]}`;
  byId('theme').setAttribute('aria-label', words);
  byId('theme').title = words;
  byId('theme').querySelector('use').setAttribute('href', `#i-${ICONS[name]}`);
  if (name === 'auto') {
    delete root.dataset.theme;
  } else {
    root.dataset.theme = name;
  }
}

let chosenTheme = THEMES[theme()] ? theme() : 'auto';
byId('theme').addEventListener('click', () => {
  const names = Object.keys(THEMES);
  chosenTheme = names[(names.indexOf(chosenTheme) + 1) % names.length];
  rememberTheme(chosenTheme);
  drawTheme(chosenTheme);
});

// The skip links have addresses that are no views; the router leaves them alone, and the address bar stays the view's.
document.addEventListener('click', (event) => {
  const skip = event.target.closest('a.skip');
  if (skip) {
    event.preventDefault();
    byId(skip.hash.slice(1)).focus();
  }
});

drawTheme(chosenTheme);
countRuns();
onRunsChanged(countRuns);
window.addEventListener('storage', countRuns);
window.addEventListener('hashchange', go);
go();
