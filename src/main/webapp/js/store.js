// What this browser remembers. Storage may be forbidden or full; the page then works all the same and only forgets.

const PREFIX = 'lastfm-wallpaper.';
const MOST_RUNS = 100;
const forgetful = new Map();

function read(name, otherwise) {
  try {
    const text = localStorage.getItem(PREFIX + name) ?? forgetful.get(name);
    return text === null || text === undefined ? otherwise : JSON.parse(text);
  } catch {
    return forgetful.has(name) ? JSON.parse(forgetful.get(name)) : otherwise;
  }
}

function write(name, value) {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    forgetful.set(name, text);
  }
}

export const lastChoice = () => read('choice', {});
export const rememberChoice = (choice) => write('choice', choice);

export function runs() {
  const known = read('runs', []);
  return Array.isArray(known) ? known.filter((run) => typeof run?.jobId === 'string') : [];
}

const listeners = new Set();
export const onRunsChanged = (listener) => listeners.add(listener);

function keep(list) {
  write('runs', list.slice(0, MOST_RUNS));
  listeners.forEach((listener) => listener());
}

/** Keeps a run at its place, or puts it first if it is new here. */
export function rememberRun(job) {
  const { jobId, username, period, limit, width, height, style, caption, created, status } = job;
  const run = { jobId, username, period, limit, width, height, style, caption, created, status };
  const known = runs();
  const at = known.findIndex((other) => other.jobId === jobId);
  if (at < 0) {
    keep([run, ...known]);
  } else if (known[at].status !== status) {
    keep(known.with(at, run));
  }
}

export const forgetRun = (jobId) => keep(runs().filter((run) => run.jobId !== jobId));

export function theme() {
  try {
    return localStorage.getItem(`${PREFIX}theme`) ?? 'auto';
  } catch {
    return document.documentElement.dataset.theme ?? 'auto';
  }
}

export function rememberTheme(name) {
  try {
    localStorage.setItem(`${PREFIX}theme`, name);
  } catch {
    forgetful.set('theme', name);
  }
}
