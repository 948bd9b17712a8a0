import { albumName, pictureAddress, thumbnailAddress } from './api.js';
import { byId, el, icon } from './dom.js';
import { sentence } from './words.js';

// One slot for each album, in rank order. A slot is filled when its wallpaper is there: nothing else moves, and with a
// thousand albums only the slots that changed are touched.

const WAITING = 'waiting';
const DONE = 'done';
const SKIPPED = 'skipped';
const list = byId('gallery');

let jobId = '';
let slots = [];
let states = [];
let broken = new Set();
const names = new Map();

/** Shows a job's wallpapers, changing what changed since the last time. */
export function drawGallery(job) {
  if (job.jobId !== jobId) {
    clearGallery();
    jobId = job.jobId;
    list.style.setProperty('--ratio', job.width / job.height);
    list.dataset.shape = job.height > job.width ? 'tall' : 'wide';
  }
  resize(slotCount(job));
  const done = new Set(job.renderedRanks);
  const skipped = new Map(job.skippedAlbums.map((album) => [album.rank, album]));
  for (let rank = 1; rank <= slots.length; rank++) {
    const state = done.has(rank) ? DONE : skipped.has(rank) ? SKIPPED : WAITING;
    if (states[rank - 1] !== state) {
      states[rank - 1] = state;
      fillSlot(rank, state, skipped.get(rank));
    }
  }
  list.classList.toggle('gallery-still', job.status !== 'STARTING' && job.status !== 'STARTED');
}

/** Ranks may have gaps only at the end; what was rendered is shown whatever the total says. */
const slotCount = (job) =>
  Math.max(job.progress.total, job.renderedRanks.at(-1) ?? 0, ...job.skippedAlbums.map((album) => album.rank));

function resize(count) {
  if (slots.length > count) {
    slots.splice(count).forEach((slot) => slot.remove());
    states.length = count;
  } else if (slots.length < count) {
    const added = [];
    for (let rank = slots.length + 1; rank <= count; rank++) {
      added.push(el('li', { class: 'card card-waiting', 'aria-hidden': 'true' }, ...waiting(rank)));
      states.push(WAITING);
    }
    slots.push(...added);
    list.append(...added);
  }
}

function fillSlot(rank, state, album) {
  const slot = slots[rank - 1];
  slot.className = `card card-${state}`;
  slot.toggleAttribute('aria-hidden', false);
  broken.delete(rank);
  if (state === DONE) {
    slot.replaceChildren(...picture(rank));
  } else if (state === SKIPPED) {
    slot.replaceChildren(
      el('span', { class: 'card-face' }, el('span', { class: 'card-reason' }, icon('cross'), el('span', {}, sentence(album.reason)))),
      el('p', { class: 'card-name' }, el('b', {}, String(rank)), ' ', el('span', {}, `${album.artist} - ${album.title}`)));
  } else {
    slot.setAttribute('aria-hidden', 'true');
    slot.replaceChildren(...waiting(rank));
  }
}

/** As tall as it will be with its wallpaper, so that nothing moves when that comes. */
const waiting = (rank) => [el('span', { class: 'card-face' }, String(rank)), el('p', { class: 'card-name' })];

function picture(rank) {
  const name = el('span', {});
  const image = el('img', { loading: 'lazy', decoding: 'async', alt: '' });
  const open = el('a', { class: 'card-face card-open', href: `#/runs/${jobId}/${rank}`, 'aria-label': `Wallpaper ${rank}` }, image);
  const download = el('a', {
    class: 'card-download', href: pictureAddress(jobId, rank), download: true, 'aria-label': `Download wallpaper ${rank}`, title: 'Download',
  }, icon('down'));
  const shownJob = jobId;
  image.addEventListener('load', async () => {
    image.classList.add('shown');
    broken.delete(rank);
    const known = names.get(rank) ?? (await albumName(shownJob, rank));
    if (known && shownJob === jobId) {
      names.set(rank, known);
      name.textContent = known;
      open.setAttribute('aria-label', `Wallpaper ${rank}: ${known}`);
      download.setAttribute('aria-label', `Download wallpaper ${rank}: ${known}`);
    }
  });
  image.addEventListener('error', () => broken.add(rank));
  image.src = thumbnailAddress(jobId, rank);
  return [open, download, el('p', { class: 'card-name' }, el('b', {}, String(rank)), ' ', name)];
}

/** Asks again for the thumbnails that did not come while the connection was lost. */
export function retryThumbnails() {
  for (const rank of broken) {
    const image = slots[rank - 1]?.querySelector('img');
    if (image) {
      image.src = thumbnailAddress(jobId, rank);
    }
  }
}

export function clearGallery() {
  jobId = '';
  slots = [];
  states = [];
  broken = new Set();
  names.clear();
  list.replaceChildren();
}

export const nameOf = (rank) => names.get(rank) ?? '';

export function focusCard(rank) {
  slots[rank - 1]?.querySelector('.card-open')?.focus();
}

/** The arrows move between wallpapers as they do between icons on a desktop; Tab works as ever. */
list.addEventListener('keydown', (event) => {
  const card = event.target.closest('.card');
  if (!card || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const columns = getComputedStyle(list).gridTemplateColumns.split(' ').length;
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
  if (!step) {
    return;
  }
  for (let at = slots.indexOf(card) + step; at >= 0 && at < slots.length; at += step) {
    const open = slots[at].querySelector('.card-open');
    if (open) {
      event.preventDefault();
      open.focus();
      return;
    }
  }
});
