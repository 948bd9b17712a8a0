import { archiveAddress, deleteJob, getJob, restartJob, thumbnailAddress, Refused } from './api.js';
import { ask, byId, el, icon, setText } from './dom.js';
import { forgetRun, rememberRun, runs } from './store.js';
import { busyProblem, bytes, isRunning, isWaiting, many, moment, periodName, problemOf, stateOf, styleName } from './words.js';

// The runs of this browser, each with what has become of it.

const AT_A_TIME = 4;
const SHOWN_COVERS = 4;
const LOOK_AGAIN_MILLIS = 4_000;

let visit = 0;

export function showHistory() {
  visit++;
  const list = runs();
  byId('runs-empty').hidden = list.length > 0;
  byId('runs').replaceChildren(...list.map(entry));
  lookAll(list.map((run) => run.jobId), visit);
}

export function leaveHistory() {
  visit++;
}

const item = (id) => byId('runs').querySelector(`[data-job="${CSS.escape(id)}"]`);

function entry(run) {
  return el('li', { class: 'run-card', 'data-job': run.jobId },
    el('a', { class: 'run-covers', href: `#/runs/${run.jobId}`, tabindex: '-1', 'aria-hidden': 'true' }),
    el('div', { class: 'run-words' },
      el('p', { class: 'state', 'data-state': 'loading' }, el('span', { class: 'state-dot', 'aria-hidden': 'true' }), el('span', {}, 'Looking…')),
      el('h2', {}, el('a', { href: `#/runs/${run.jobId}` }, `${run.username}, ${periodName(run.period).toLowerCase()}`)),
      el('p', { class: 'run-facts' }, [many(run.limit, 'album'), `${run.width} × ${run.height}`, styleName(run.style), moment(run.created)].join('  ·  ')),
      el('p', { class: 'run-says', hidden: true })),
    el('div', { class: 'run-buttons' }));
}

async function lookAll(ids, mine) {
  const queue = [...ids];
  const again = [];
  const look = async () => {
    for (let id = queue.shift(); id !== undefined && mine === visit; id = queue.shift()) {
      if (await lookAt(id, mine)) {
        again.push(id);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, look));
  if (again.length > 0 && mine === visit) {
    setTimeout(() => mine === visit && lookAll(again, mine), LOOK_AGAIN_MILLIS);
  }
}

/** Whether it is worth looking again. */
async function lookAt(id, mine) {
  try {
    const job = await getJob(id);
    if (mine === visit) {
      rememberRun(job);
      draw(job);
    }
    return isRunning(job);
  } catch (failure) {
    if (mine !== visit) {
      return false;
    }
    const missing = failure instanceof Refused && failure.status === 404;
    const card = item(id);
    if (card) {
      state(card, 'stopped', missing ? 'No longer on the server' : 'The server does not answer');
      if (missing) {
        card.querySelector('.run-buttons').replaceChildren(tool('Take it off the list', 'cross', () => drop(id)));
      }
    }
    return !missing;
  }
}

function state(card, kind, words) {
  const line = card.querySelector('.state');
  line.dataset.state = kind;
  setText(line.lastChild, words);
}

const tool = (words, symbol, onclick) =>
  el('button', { type: 'button', class: 'icon-button icon-button-edge', 'aria-label': words, title: words, onclick }, icon(symbol));

function draw(job) {
  const card = item(job.jobId);
  if (!card) {
    return;
  }
  const running = isRunning(job);
  const [kind, words] = stateOf(job);
  const { done, total } = job.progress;
  state(card, kind, running && !isWaiting(job) ? `${words}, ${done} of ${total}` : words);
  const says = card.querySelector('.run-says');
  const problem = problemOf(job);
  says.hidden = !problem || problem.calm;
  setText(says, problem?.title ?? '');

  const covers = card.querySelector('.run-covers');
  const shown = job.renderedRanks.slice(0, SHOWN_COVERS);
  if (covers.childElementCount !== shown.length) {
    covers.replaceChildren(...shown.map((rank) => el('img', { src: thumbnailAddress(job.jobId, rank), alt: '', loading: 'lazy' })));
    covers.dataset.count = shown.length;
  }

  const shape = JSON.stringify([job.status, job.archiveBytes]);
  if (card.dataset.shape !== shape) {
    card.dataset.shape = shape;
    const who = `${job.username}, ${periodName(job.period).toLowerCase()}`;
    card.querySelector('.run-buttons').replaceChildren(...[
      job.links.archive && el('a', { class: 'button', href: archiveAddress(job.jobId), download: true, 'aria-label': `Download all of ${who}, ${bytes(job.archiveBytes)}` }, icon('down'), el('span', {}, bytes(job.archiveBytes))),
      job.links.restart && problem?.ways[0][0] === 'again' && el('button', { type: 'button', class: 'button', 'aria-label': `Go on with ${who}`, onclick: () => restart(job.jobId) }, icon('play'), el('span', {}, 'Go on')),
      !running && tool(`Delete ${who}`, 'bin', () => remove(job.jobId)),
    ].filter(Boolean));
  }
}

async function restart(id) {
  try {
    await restartJob(id);
    location.hash = `#/runs/${id}`;
  } catch (failure) {
    complain(id, failure);
  }
}

async function remove(id) {
  if (!(await ask('Delete this run?', 'Its wallpapers and its ZIP are removed from the server. What you have downloaded stays yours.', 'Delete'))) {
    return;
  }
  try {
    await deleteJob(id);
  } catch (failure) {
    if (!(failure instanceof Refused && failure.status === 404)) {
      complain(id, failure);
      return;
    }
  }
  drop(id);
}

function complain(id, failure) {
  const says = item(id)?.querySelector('.run-says');
  if (says) {
    says.hidden = false;
    says.setAttribute('role', 'alert');
    setText(says, failure instanceof Refused ? busyProblem(failure)?.text ?? (failure.detail || failure.title) : 'The server does not answer. Try again in a moment.');
  }
}

function drop(id) {
  const card = item(id);
  const next = card?.nextElementSibling ?? card?.previousElementSibling;
  forgetRun(id);
  card?.remove();
  byId('runs-empty').hidden = runs().length > 0;
  (next?.querySelector('h2 a') ?? byId('runs-title')).focus();
}
