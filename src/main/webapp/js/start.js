import { getConfig, getMemory, startJob, Refused } from './api.js';
import { byId, el, icon, screenShape, setText } from './dom.js';
import { drawStage } from './stage.js';
import { lastChoice, rememberChoice, rememberRun } from './store.js';
import { busyProblem, bytes, many, number } from './words.js';

// The form: what to make, from whose albums. Checks as one types, and shows a refusal beside the field that it is about.

const NAME = /^[A-Za-z][A-Za-z0-9_-]{1,14}$/;
/** At most so many in low-memory mode; the server caps the number by itself, this only says so before. */
const LOW_MEMORY_LIMIT = 20;
/** Measured: a 1920 × 1080 wallpaper takes about 1.1 MB. */
const BYTES_A_PIXEL = 1_100_000 / (1920 * 1080);
/** The status with which the server says that a job would not fit its disk. */
const NO_ROOM = 507;
const ASK_AGAIN_MILLIS = [2_000, 4_000, 8_000, 15_000];

/** Holds until the server has said better. */
let config = {
  ready: true,
  sizes: [
    { id: 'full-hd', label: 'Full HD', width: 1920, height: 1080 },
    { id: 'laptop', label: 'Laptop 16:10', width: 1920, height: 1200 },
    { id: 'phone', label: 'Phone', width: 945, height: 2048 },
  ],
  limits: { minLimit: 1, maxLimit: 1000, minShortSide: 360, minLongSide: 640, maxSide: 2048 },
};
let memory = null;
let sending = false;
let nameLeft = false;
let asks = 0;

const form = byId('start');
const chosen = (name) => form.elements[name]?.value;
const isPhone = () => Math.min(screen.width, screen.height) < 600;

/** This screen in its own pixels, made to fit the largest picture with its shape kept; nothing if that is too small. */
function thisScreen() {
  const { maxSide, minShortSide, minLongSide } = config.limits;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(screen.width * ratio), Math.round(screen.height * ratio)];
  const scale = Math.min(1, maxSide / Math.max(width, height));
  const fit = { width: Math.round(width * scale), height: Math.round(height * scale), scaled: scale < 1, whole: `${width} × ${height}` };
  const large = Math.min(fit.width, fit.height) >= minShortSide && Math.max(fit.width, fit.height) >= minLongSide;
  return large ? fit : null;
}

function drawSizes(wanted) {
  const own = thisScreen();
  const offers = [
    own && { id: 'screen', label: 'This screen', ...own },
    ...config.sizes.filter((size) => !own || size.width !== own.width || size.height !== own.height),
    { id: 'free', label: 'Any size', width: 32, height: 26 },
  ].filter(Boolean);
  const checked = offers.some((offer) => offer.id === wanted) ? wanted : offers[0].id;
  byId('sizes').replaceChildren(...offers.map((offer) =>
    el('label', { class: 'size' },
      el('input', { type: 'radio', name: 'size', value: offer.id, checked: offer.id === checked, 'data-width': offer.width, 'data-height': offer.height }),
      el('span', { class: 'size-face' },
        screenShape(offer.width, offer.height),
        el('span', { class: 'size-words' },
          el('b', {}, offer.label),
          el('small', {}, offer.id === 'free' ? `up to ${number(config.limits.maxSide)}` : `${offer.width} × ${offer.height}`))))));
  for (const id of ['width', 'height']) {
    byId(id).max = config.limits.maxSide;
    byId(id).min = config.limits.minShortSide;
  }
}

function size() {
  const radio = form.querySelector('input[name=size]:checked');
  return !radio || radio.value === 'free'
    ? { width: byId('width').valueAsNumber, height: byId('height').valueAsNumber }
    : { width: Number(radio.dataset.width), height: Number(radio.dataset.height) };
}

function request() {
  return {
    username: byId('username').value.trim(),
    period: chosen('period'),
    limit: byId('limit').valueAsNumber,
    ...size(),
    style: chosen('style'),
    caption: chosen('caption'),
  };
}

/** Puts a choice into the form: the last one, or that of a run that is to be repeated. */
export function fill(choice) {
  const set = (name, value) => {
    const radio = form.querySelector(`input[name=${name}][value="${CSS.escape(String(value))}"]`);
    if (radio) {
      radio.checked = true;
    }
  };
  byId('username').value = choice.username ?? byId('username').value;
  set('period', choice.period);
  set('style', choice.style);
  set('caption', choice.caption);
  byId('limit').value = choice.limit ?? byId('limit').value;
  if (choice.width && choice.height) {
    const offers = [...form.querySelectorAll('input[name=size]')];
    const same = offers.find((offer) => Number(offer.dataset.width) === choice.width && Number(offer.dataset.height) === choice.height);
    byId('width').value = choice.width;
    byId('height').value = choice.height;
    set('size', choice.size ?? same?.value ?? 'free');
  }
  ['username', 'period', 'limit', 'size', 'style', 'caption'].forEach((field) => say(field, ''));
  byId('start-problem').hidden = true;
  nameLeft = false;
  checkName();
  redraw();
}

const HINTS = { username: 'Any listener whose charts are public.' };

/** Says something beside a field; a fault unless it is only a hint. */
function say(field, words, fault = words !== '') {
  const says = byId(`${field}-says`);
  const box = form.querySelector(`[data-field=${field}]`);
  setText(says, words || HINTS[field] || '');
  box.classList.toggle('field-wrong', fault);
  const inputs = field === 'size' ? [byId('width'), byId('height')] : [byId(field)];
  for (const input of inputs.filter(Boolean)) {
    input.toggleAttribute('aria-invalid', false);
    if (fault) {
      input.setAttribute('aria-invalid', 'true');
    }
  }
}

function nameFault(name) {
  if (/^[^A-Za-z]/.test(name)) {
    return 'A Last.fm name begins with a letter.';
  }
  const odd = /[^A-Za-z0-9_-]/.exec(name)?.[0];
  if (odd) {
    return odd.trim() ? `“${odd}” cannot be in a Last.fm name: only letters, digits, - and _.` : 'A Last.fm name has no spaces.';
  }
  if (name.length > 15) {
    return `A Last.fm name has at most 15 characters; this has ${name.length}.`;
  }
  return '';
}

/** What can no longer become right is said at once; what is only unfinished, when the field is left. */
function checkName() {
  const name = byId('username').value.trim();
  const fault = nameFault(name) || (nameLeft && name.length === 1 ? 'A Last.fm name has at least 2 characters.' : '');
  say('username', fault);
  byId('username-mark').hidden = !NAME.test(name);
  return fault;
}

function limitFault() {
  const { minLimit, maxLimit } = config.limits;
  const value = byId('limit').valueAsNumber;
  return Number.isInteger(value) && value >= minLimit && value <= maxLimit
    ? ''
    : `A whole number from ${number(minLimit)} to ${number(maxLimit)}.`;
}

function sizeFault() {
  const { minShortSide, minLongSide, maxSide } = config.limits;
  const { width, height } = size();
  if (!Number.isInteger(width) || !Number.isInteger(height)) {
    return 'Give width and height in whole pixels.';
  }
  if (Math.max(width, height) > maxSide) {
    return `This server makes pictures of at most ${number(maxSide)} pixels a side.`;
  }
  if (Math.min(width, height) < minShortSide || Math.max(width, height) < minLongSide) {
    return `At least ${minLongSide} pixels on the longer side and ${minShortSide} on the shorter.`;
  }
  return '';
}

/** Redraws what follows from the choice: the picture, the sum, the hints. */
function redraw() {
  const asked = request();
  byId('free-size').hidden = chosen('size') !== 'free';
  if (!sizeFault()) {
    drawStage(asked);
    const own = thisScreen();
    say('size', chosen('size') === 'screen' && own?.scaled
      ? `Scaled down from this screen’s ${own.whole}: the server makes at most ${number(config.limits.maxSide)} pixels a side.`
      : '', false);
  }
  for (const chip of byId('limit-offers').children) {
    chip.setAttribute('aria-pressed', String(Number(chip.dataset.limit) === asked.limit));
  }
  const capped = memory?.lowMemory && asked.limit > LOW_MEMORY_LIMIT;
  const count = capped ? LOW_MEMORY_LIMIT : asked.limit;
  if (!limitFault()) {
    say('limit', capped ? `The server is short of memory: it makes the first ${LOW_MEMORY_LIMIT} for now.` : '', false);
  }
  if (!limitFault() && !sizeFault()) {
    const size = count * asked.width * asked.height * BYTES_A_PIXEL;
    // The wallpapers and the ZIP lie side by side for a moment. Only the server's own, more careful sum decides.
    const tight = memory && 2 * size > memory.diskAvailableBytes;
    byId('summary').replaceChildren(
      el('b', {}, many(count, 'wallpaper')),
      ` ${asked.width} × ${asked.height}, roughly ${bytes(size)}`,
      tight && el('span', { class: 'summary-tight' }, `More than the server has room for (${bytes(memory.diskAvailableBytes)}, and it needs twice the size). Choose fewer albums or a smaller size.`) || '');
  }
}

function drawServer() {
  const server = byId('server');
  if (memory) {
    const free = `${bytes(memory.availableBytes)} of ${bytes(memory.totalBytes)} memory and ${bytes(memory.diskAvailableBytes)} of disk free`;
    server.classList.toggle('server-short', memory.lowMemory);
    setText(server, memory.lowMemory
      ? `The server is short of memory (${free}): at most ${LOW_MEMORY_LIMIT} wallpapers a run, ${many(memory.workers, 'worker')}.`
      : `${many(memory.workers, 'worker')} ready, ${free}.`);
  }
}

function showProblem(title, text, button) {
  const box = byId('start-problem');
  box.replaceChildren(icon('warn'), el('div', {}, el('h2', {}, title), el('p', {}, text), button ? el('p', {}, button) : null));
  box.hidden = false;
}

function sayReady() {
  const go = byId('go');
  go.setAttribute('aria-disabled', String(!config.ready));
  if (!config.ready) {
    showProblem(
      'This server has no Last.fm key yet',
      'Its operator gets one at last.fm/api/account/create and sets LASTFM_API_KEY. Until then no wallpapers can be made.',
      el('button', { type: 'button', class: 'button', onclick: () => learn() }, 'Check again'));
  } else {
    byId('start-problem').hidden = true;
  }
}

let learning = 0;

/** Asks the server what it offers, and goes on asking until it answers. */
async function learn() {
  clearTimeout(learning);
  try {
    const [offered, read] = await Promise.all([getConfig(), getMemory()]);
    const wanted = asks === 0 && !touched ? lastChoice() : { ...request(), size: chosen('size') };
    config = offered;
    memory = read;
    asks = 0;
    byId('limit').max = config.limits.maxLimit;
    drawSizes(wanted.size);
    fillSize(wanted);
    sayReady();
    drawServer();
    redraw();
  } catch {
    byId('server').classList.remove('server-short');
    setText(byId('server'), 'The server does not answer. Trying again…');
    learning = setTimeout(learn, ASK_AGAIN_MILLIS[Math.min(asks++, ASK_AGAIN_MILLIS.length - 1)]);
  }
}

/** A screen's size is that of today's screen; any other is the one that was given. */
function fillSize(wanted) {
  if (wanted.size === 'free' && wanted.width && wanted.height) {
    byId('width').value = wanted.width;
    byId('height').value = wanted.height;
  }
}

let touched = false;

async function submit(event) {
  event.preventDefault();
  if (sending || byId('go').getAttribute('aria-disabled') === 'true') {
    if (!config.ready) {
      byId('start-problem').focus();
    }
    return;
  }
  nameLeft = true;
  ['period', 'style', 'caption'].forEach((field) => say(field, '')); // what the server said of the last try
  const name = byId('username').value.trim();
  say('username', name === '' ? 'Whose albums? Give a Last.fm name.' : checkName());
  say('limit', limitFault());
  say('size', sizeFault());
  if (focusFirstFault()) {
    return;
  }
  sending = true;
  byId('start-problem').hidden = true;
  byId('go').classList.add('button-busy');
  byId('go').setAttribute('aria-busy', 'true');
  const asked = request();
  rememberChoice({ ...asked, size: chosen('size') });
  try {
    const job = await startJob(asked);
    rememberRun(job);
    location.hash = `#/runs/${job.jobId}`;
  } catch (failure) {
    refuse(failure);
  } finally {
    sending = false;
    byId('go').classList.remove('button-busy');
    byId('go').removeAttribute('aria-busy');
  }
}

function refuse(failure) {
  if (!(failure instanceof Refused)) {
    showProblem('The server does not answer', 'Your choice is kept. Check the connection, then press the button again.');
    byId('start-problem').focus();
    return;
  }
  const elsewhere = [];
  for (const { field, message } of failure.errors) {
    const place = field === 'width' || field === 'height' ? 'size' : field;
    if (byId(`${place}-says`)) {
      say(place, `${place === 'size' ? `The ${field}` : 'This'} ${message}${/[.!?]$/.test(message) ? '' : '.'}`);
    } else {
      elsewhere.push([field, message].filter(Boolean).join(' '));
    }
  }
  const busy = busyProblem(failure);
  if (busy) {
    showProblem(busy.title, busy.text);
  } else if (failure.status === NO_ROOM) {
    showProblem('The server has no room for so much', `${failure.detail} Fewer albums or a smaller size may fit. Older runs can be deleted to make room.`);
  } else if (failure.errors.length === 0 || elsewhere.length > 0) {
    showProblem(failure.title, elsewhere.join('. ') || failure.detail);
  }
  if (!focusFirstFault()) {
    byId('start-problem').focus();
  }
}

function focusFirstFault() {
  const field = form.querySelector('.field-wrong');
  const input = field?.querySelector('input[aria-invalid]:not([hidden])');
  const target = input?.offsetParent ? input : field?.querySelector('input:checked, input');
  target?.focus();
  return Boolean(field);
}

/** Brings the form up to date each time it is shown. */
export function showStart() {
  learn();
}

export function focusField(name) {
  const input = name === 'period' ? form.querySelector('input[name=period]:checked') : byId(name);
  input?.focus();
  input?.select?.();
}

form.addEventListener('submit', submit);
form.addEventListener('input', (event) => {
  touched = true;
  if (event.target.id === 'username') {
    // People paste the address of a profile as often as the name.
    const pasted = /last\.fm\/(?:[a-z]{2}\/)?user\/([^/?#\s]+)/i.exec(event.target.value);
    if (pasted) {
      event.target.value = pasted[1];
    }
    checkName();
  } else if (event.target.id === 'limit') {
    say('limit', limitFault());
  } else if (['width', 'height'].includes(event.target.id) || event.target.name === 'size') {
    say('size', chosen('size') === 'free' && event.type === 'input' && event.target.name !== 'size' ? sizeFault() : '');
  } else if (event.target.name) {
    say(event.target.name, '');
  }
  redraw();
});
byId('username').addEventListener('blur', () => {
  nameLeft = true;
  checkName();
});
const step = (by) => () => {
  const { minLimit, maxLimit } = config.limits;
  const now = byId('limit').valueAsNumber || 0;
  byId('limit').value = Math.min(maxLimit, Math.max(minLimit, now + by));
  touched = true;
  say('limit', '');
  redraw();
};
byId('limit-less').addEventListener('click', step(-1));
byId('limit-more').addEventListener('click', step(1));
byId('limit-offers').addEventListener('click', (event) => {
  const chip = event.target.closest('[data-limit]');
  if (chip) {
    byId('limit').value = chip.dataset.limit;
    touched = true;
    say('limit', '');
    redraw();
  }
});

const remembered = lastChoice();
drawSizes(remembered.size ?? (isPhone() ? 'screen' : undefined));
fill({ ...remembered, username: byId('username').value || remembered.username }); // a name may be typed before this has loaded
