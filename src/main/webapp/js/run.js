import { archiveAddress, deleteJob, getConfig, restartJob, serverNow, stopJob, Refused } from './api.js';
import { announce, ask, byId, el, icon, setText } from './dom.js';
import { clearGallery, drawGallery, retryThumbnails } from './gallery.js';
import { showMemory } from './memory.js';
import { closePreview, openPreview, refreshPreview } from './preview.js';
import { fill, focusField } from './start.js';
import { forgetRun, rememberRun } from './store.js';
import { Watch } from './watch.js';
import { busyProblem, bytes, isRunning, isWaiting, many, mayGoOnByItself, moment, number, periodName, problemOf, roughly, sentence, span, stateOf, styleName, turnOf } from './words.js';

// One run: going, over, or ended early.

const SAMPLE_MILLIS = 45_000;
const SAY_AT_PERCENT = 25;

let watch = null;
let job = null;
let wantedRank = 0;
let rankFromPage = false;
let samples = [];
let drawing = 0;
let ticking = 0;
let said = -1;
let lostUntil = 0;
let drawn = '';
/** How often the server starts a run again that memory ended; unknown until it matters. */
let restarts = null;

/** Shows the run with this id, and the preview of one of its wallpapers if a rank is given. */
export function showRun(id, rank, fromPage) {
  wantedRank = rank;
  rankFromPage = fromPage;
  if (watch && job?.jobId === id) {
    rank ? openPreview(job, rank, fromPage) : closePreview();
    return;
  }
  leaveRun();
  loading();
  watch = new Watch(id, { job: take, gone, lost, found });
  watch.start();
  ticking = setInterval(tick, 1_000);
}

export function leaveRun() {
  watch?.stop();
  watch = null;
  job = null;
  samples = [];
  said = -1;
  drawn = '';
  lostUntil = 0;
  clearInterval(ticking);
  cancelAnimationFrame(drawing);
  clearTimeout(drawing);
  drawing = 0;
  closePreview();
  showMemory(false);
  byId('connection').hidden = true;
}

function loading() {
  state('loading', 'Loading');
  setText(byId('run-title'), 'Your wallpapers');
  setText(byId('run-meta'), '');
  byId('run-actions').replaceChildren();
  byId('run-notices').replaceChildren();
  byId('run-panel').hidden = true;
  byId('run-skipped').hidden = true;
  byId('run-gallery-block').hidden = true;
  clearGallery();
}

function take(newer) {
  const wasRunning = job !== null && isRunning(job);
  job = newer;
  rememberRun(job);
  learnRestarts();
  samples.push({ at: Date.now(), settled: job.progress.done + job.progress.skipped });
  samples = samples.filter((sample, index) => index === samples.length - 1 || Date.now() - sample.at < SAMPLE_MILLIS);
  if (wasRunning && !isRunning(job)) {
    samples = [];
  }
  // Events may come faster than frames, and a hidden page has no frames at all but still its title to keep.
  if (drawing === 0) {
    drawing = document.hidden ? setTimeout(draw, 250) : requestAnimationFrame(draw);
  }
}

async function learnRestarts() {
  if (restarts === null && mayGoOnByItself(job)) {
    restarts = 0;
    try {
      restarts = (await getConfig()).automaticRestarts;
      drawn = '';
      draw();
    } catch {
      restarts = null; // asked again with the next look at the run
    }
  }
}

function draw() {
  drawing = 0;
  if (!job) {
    return;
  }
  const running = isRunning(job);
  const { total, done, skipped } = job.progress;
  state(...stateOf(job));
  setText(byId('run-title'), `${job.username}, ${inSentence(periodName(job.period))}`);
  const over = job.status === 'COMPLETED';
  setText(byId('run-meta'), [
    over ? many(done, 'wallpaper') : many(total, 'album'),
    `${job.width} × ${job.height}`,
    styleName(job.style),
    over ? `made in ${span(worked())}` : `${isWaiting(job) ? 'asked for' : 'started'} ${moment(job.created)}`,
  ].join('  ·  '));
  byId('credit').href = listener();

  byId('run-panel').hidden = over || ((!running || isWaiting(job)) && done + skipped === 0);
  setText(byId('run-done'), number(done));
  setText(byId('run-of'), `of ${many(total, 'wallpaper')}${skipped ? `, ${number(skipped)} skipped` : ''}`);
  const bar = byId('run-bar');
  const percent = total ? Math.floor(((done + skipped) / total) * 100) : 0;
  bar.setAttribute('aria-valuenow', percent);
  bar.setAttribute('aria-valuetext', `${done} of ${total}`);
  bar.classList.toggle('bar-still', !running || isWaiting(job));
  byId('run-bar-done').style.inlineSize = `${total ? (done / total) * 100 : 0}%`;
  byId('run-bar-skipped').style.inlineSize = `${total ? (skipped / total) * 100 : 0}%`;
  drawWorkers(running && !isWaiting(job));
  showMemory(running && !isWaiting(job));
  byId('run-memory-block').closest('.panel-side').hidden = !running || isWaiting(job);
  tick();

  // Buttons are built anew only when they change, or the focus would be lost four times a second.
  const shape = JSON.stringify([job.jobId, job.status, job.queuePosition, job.exitStatus, job.archiveBytes, Object.keys(job.links), job.problem, skipped, done > 0]);
  if (shape !== drawn) {
    drawn = shape;
    drawActions();
    drawNotices();
    drawSkipped();
  }
  byId('run-gallery-block').hidden = (!running || isWaiting(job)) && done === 0 && skipped === 0;
  if (!byId('run-gallery-block').hidden) {
    drawGallery(job);
  }
  refreshPreview(job);
  if (wantedRank) {
    openPreview(job, wantedRank, rankFromPage);
    wantedRank = 0;
  }
  title(running, percent);
  sayProgress(running, percent);
}

const inSentence = (period) => period.charAt(0).toLowerCase() + period.slice(1);
const listener = () => `https://www.last.fm/user/${encodeURIComponent(job.username)}`;

function state(kind, words) {
  byId('run-state').dataset.state = kind;
  setText(byId('run-state-text'), words);
}

function title(running, percent) {
  const what = running && !isWaiting(job) ? `${percent} %` : stateOf(job)[1];
  document.title = `${what} · ${job.username} · Album wallpapers`;
}

/** A screen reader hears of quarters and of the end, not of every wallpaper. */
function sayProgress(running, percent) {
  const quarter = isWaiting(job) ? -1 - job.queuePosition : running ? Math.floor(percent / SAY_AT_PERCENT) : 1000;
  if (quarter === said) {
    return;
  }
  said = quarter;
  if (!running) {
    const problem = problemOf(job, restarts ?? 0);
    announce(problem ? `${problem.title}. ${problem.text}` : `Ready: ${many(job.progress.done, 'wallpaper')} to download.`);
  } else if (isWaiting(job)) {
    const turn = turnOf(job);
    announce(`${turn.title}. ${turn.text}`);
  } else {
    announce(`${job.progress.done} of ${many(job.progress.total, 'wallpaper')} made`);
  }
}

function drawWorkers(running) {
  const block = byId('run-workers-block');
  block.hidden = !running || job.partitions.length === 0;
  const list = byId('run-workers');
  while (list.children.length > job.partitions.length) {
    list.lastChild.remove();
  }
  job.partitions.forEach((partition, index) => {
    if (!list.children[index]) {
      list.append(el('li', {}, el('span', { class: 'worker-dot', 'aria-hidden': 'true' }), el('span', {})));
    }
    const over = partition.status === 'COMPLETED';
    const item = list.children[index];
    item.classList.toggle('worker-over', over);
    setText(item.lastChild, `Worker ${partition.id}: ${number(partition.done)}${over ? ', finished' : ''}`);
  });
}

/** The clock ticks between events too. */
function tick() {
  if (lostUntil) {
    sayLost();
  }
  if (!job) {
    return;
  }
  const running = isRunning(job);
  const millis = worked();
  setText(byId('run-elapsed'), millis === 0 ? '' : running ? `${span(millis)} so far` : `after ${span(millis)}`);
  setText(byId('run-remaining'), isWaiting(job) ? 'waiting for its turn' : running ? remaining() : '');
}

/** The time that was spent on the run, without that between its starts; an execution that died is not known to have lasted. */
function worked() {
  return job.executions.reduce((sum, execution, index) => {
    const live = index === job.executions.length - 1 && isRunning(job) && !isWaiting(job);
    const end = execution.ended ? Date.parse(execution.ended) : live ? serverNow() : 0;
    return sum + Math.max(0, end - Date.parse(execution.started));
  }, 0);
}

/** From the pace of the last moments; a run may have been restarted, or slowed down by a lack of memory. */
function remaining() {
  const left = job.progress.total - job.progress.done - job.progress.skipped;
  if (job.status === 'STOPPING') {
    return 'finishing what is in hand';
  }
  if (left === 0) {
    return 'packing the ZIP';
  }
  if (job.progress.done === 0) {
    return job.partitions.length ? 'the first are on their way' : 'asking Last.fm for the albums';
  }
  const [first] = samples;
  const last = samples.at(-1);
  const settled = last.settled - first.settled;
  if (settled >= 2) {
    return `${roughly(Math.max(0, ((last.at - first.at) / settled) * left - (Date.now() - last.at)))} left`;
  }
  if (job.executions.length === 1) {
    const since = serverNow() - Date.parse(job.executions[0].started);
    return `${roughly((since / last.settled) * left)} left`;
  }
  return '';
}

const button = (words, symbol, kind, onclick) => el('button', { type: 'button', class: `button ${kind}`, onclick }, symbol && icon(symbol), el('span', {}, words));

function drawActions() {
  const actions = [];
  if (job.links.archive) {
    actions.push(el('a', { class: 'button button-main', href: archiveAddress(job.jobId), download: true },
      icon('down'), el('span', {}, 'Download all', el('small', {}, `ZIP, ${bytes(job.archiveBytes)}`))));
  }
  if (job.links.stop) {
    const stopping = job.status === 'STOPPING';
    const stop = button(stopping ? 'Stopping…' : 'Stop', 'stop', '', () => act(stop, stopJob, 'stop'));
    stop.setAttribute('aria-disabled', String(stopping));
    actions.push(stop);
  }
  if (!isRunning(job)) {
    actions.push(button('Another like this', 'again', '', () => startAgain()));
    actions.push(el('a', { class: 'button', href: listener(), rel: 'noopener noreferrer' }, icon('out'), el('span', {}, 'Last.fm page')));
    actions.push(el('button', { type: 'button', class: 'icon-button icon-button-edge', 'aria-label': 'Delete this run', title: 'Delete this run', onclick: remove }, icon('bin')));
  }
  const had = byId('run-actions').contains(document.activeElement);
  byId('run-actions').replaceChildren(...actions);
  if (had) {
    byId('run-title').focus({ preventScroll: true });
  }
}

function startAgain(field) {
  const { username, period, requestedLimit, limit, width, height, style, caption } = job;
  fill({ username, period, limit: requestedLimit ?? limit, width, height, style, caption });
  location.hash = '#/';
  // After the route has put the focus on the new view's title.
  setTimeout(() => (field ? focusField(field) : byId('go').focus()), 50);
}

const WAYS = {
  again: (words, main) => job.links.restart && restartButton(words, main),
  name: (words, main) => button(words, null, main, () => startAgain('username')),
  period: (words, main) => button(words, null, main, () => startAgain('period')),
  privacy: (words) => el('a', { class: 'button', href: 'https://www.last.fm/settings/privacy', rel: 'noopener noreferrer' }, icon('out'), el('span', {}, words)),
};

function restartButton(words, kind) {
  const again = button(words, 'play', kind, () => act(again, restartJob, 'restart'));
  return again;
}

function drawNotices() {
  const notices = [];
  const problem = problemOf(job, restarts ?? 0);
  if (problem) {
    const ways = problem.ways.map(([way, words], index) => WAYS[way](words, index === 0 ? 'button-main button-big' : '')).filter(Boolean);
    notices.push(el('section', { class: `notice ${problem.calm ? 'notice-calm' : 'notice-warn'} notice-large` },
      icon(problem.calm ? 'stop' : 'warn'),
      el('div', {},
        el('h2', {}, problem.title),
        el('p', {}, problem.text),
        problem.detail && el('p', { class: 'notice-detail' }, el('b', {}, 'The server says: '), problem.detail),
        el('p', { class: 'notice-ways' }, ...ways))));
  }
  if (isWaiting(job)) {
    const turn = turnOf(job);
    notices.push(el('section', { class: 'notice notice-calm notice-large' },
      icon('clock'), el('div', {}, el('h2', {}, turn.title), el('p', {}, turn.text))));
  }
  if (job.status === 'COMPLETED' && job.progress.done === 0) {
    notices.push(el('section', { class: 'notice notice-warn' }, icon('warn'),
      el('div', {}, el('h2', {}, 'None of the covers could be had'), el('p', {}, 'Each album and its reason are listed below.'))));
  }
  if (job.lowMemory && job.requestedLimit > job.limit) {
    notices.push(el('section', { class: 'notice' }, icon('warn'),
      el('div', {}, el('p', {}, `You asked for ${number(job.requestedLimit)}. The server is short of memory, so this run makes the first ${number(job.limit)}.`))));
  }
  byId('run-notices').replaceChildren(...notices);
}

function drawSkipped() {
  const albums = job.skippedAlbums;
  byId('run-skipped').hidden = albums.length === 0;
  setText(byId('run-skipped-title'), `${many(albums.length, 'album')} without a wallpaper`);
  byId('run-skipped-list').replaceChildren(...albums.map((album) =>
    el('li', {},
      el('span', { class: 'skipped-rank' }, String(album.rank)),
      el('span', { class: 'skipped-album' }, el('b', {}, album.title), el('span', {}, album.artist)),
      el('span', { class: 'skipped-reason' }, sentence(album.reason), album.retryable && el('small', {}, 'may work later')))));
}

/** Does something to the run that its server may refuse. */
async function act(pressed, call, what) {
  if (pressed.getAttribute('aria-disabled') === 'true') {
    return;
  }
  pressed.setAttribute('aria-disabled', 'true');
  pressed.classList.add('button-busy');
  try {
    const changed = await call(job.jobId);
    said = -1;
    samples = [];
    watch?.changed(changed);
  } catch (failure) {
    drawn = '';
    const busy = failure instanceof Refused && busyProblem(failure);
    const words = busy ? [busy.title, busy.text] : failure instanceof Refused
      ? [failure.title, failure.detail]
      : ['The server does not answer', `Could not ${what} the run. Try again when the connection is back.`];
    pressed.removeAttribute('aria-disabled');
    pressed.classList.remove('button-busy');
    byId('run-notices').prepend(el('section', { class: 'notice notice-warn', role: 'alert' }, icon('warn'),
      el('div', {}, el('h2', {}, words[0]), el('p', {}, words[1]))));
  }
}

async function remove() {
  const id = job.jobId;
  if (!(await ask('Delete this run?', 'Its wallpapers and its ZIP are removed from the server. What you have downloaded stays yours.', 'Delete'))) {
    return;
  }
  try {
    await deleteJob(id);
  } catch (failure) {
    if (!(failure instanceof Refused && failure.status === 404)) {
      byId('run-notices').prepend(el('section', { class: 'notice notice-warn', role: 'alert' }, icon('warn'),
        el('div', {}, el('h2', {}, 'It could not be deleted'), el('p', {}, failure instanceof Refused ? failure.detail : 'The server does not answer.'))));
      return;
    }
  }
  forgetRun(id);
  location.hash = '#/runs';
}

function gone() {
  const id = location.hash.split('/')[2] ?? '';
  showMemory(false);
  job = null;
  loading();
  byId('connection').hidden = true;
  state('stopped', 'Not here any more');
  setText(byId('run-title'), 'This run is gone');
  byId('run-notices').replaceChildren(el('section', { class: 'notice notice-calm notice-large' }, icon('bin'),
    el('div', {},
      el('h2', {}, 'The server no longer has it'),
      el('p', {}, 'It was deleted, or its time was over: a finished archive is kept for a day or so. The same wallpapers can be made again.'),
      el('p', { class: 'notice-ways' },
        el('a', { class: 'button button-main button-big', href: '#/' }, 'Make new wallpapers'),
        button('Take it off your list', null, '', () => {
          forgetRun(id);
          location.hash = '#/runs';
        })))));
  announce('The server no longer has this run.');
}

function lost(nextTryAt) {
  const first = lostUntil === 0;
  lostUntil = nextTryAt;
  byId('connection').hidden = false;
  byId('connection-now').onclick = () => watch?.now();
  sayLost();
  if (first && !job) {
    state('loading', 'Waiting for the server');
  }
}

function sayLost() {
  // The seconds are for the eye alone: the box is a live region, and would speak at each of them.
  setText(byId('connection-text'), navigator.onLine ? 'Connection lost, trying again.' : 'You are offline. It goes on when you are back.');
  byId('connection').dataset.wait = `${Math.max(0, Math.ceil((lostUntil - Date.now()) / 1000))} s`;
}

function found() {
  lostUntil = 0;
  byId('connection').hidden = true;
  retryThumbnails();
  announce('Connected again.');
}
