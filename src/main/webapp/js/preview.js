import { albumName, pictureAddress, thumbnailAddress } from './api.js';
import { byId, setText } from './dom.js';
import { focusCard, nameOf } from './gallery.js';

// One wallpaper as large as the screen allows, alone or on a device. Its address is in the URL, so Back closes it.

const dialog = byId('preview');
const picture = byId('preview-picture');
const thumbnail = byId('preview-thumbnail');
const NARROW = 0.02;

let job = null;
let rank = 0;
let cameFromPage = false;

const ranks = () => job.renderedRanks;
const beside = (by) => ranks()[ranks().indexOf(rank) + by];

/** Opens at a rank, or moves there if it is open. */
export function openPreview(shownJob, wanted, fromPage) {
  job = shownJob;
  if (!ranks().includes(wanted)) {
    return false;
  }
  if (!dialog.open) {
    cameFromPage = fromPage;
    dialog.showModal();
    clock();
  }
  if (rank !== wanted || picture.dataset.job !== job.jobId) {
    rank = wanted;
    draw();
  }
  refreshPreview(job);
  if (document.activeElement?.name === 'frame' && !dialog.dataset.open) {
    // A dialog gives the focus to its first control, where the arrows would choose frames; most want the next picture.
    (beside(1) === undefined ? byId('preview-close') : byId('preview-next')).focus();
  }
  dialog.dataset.open = 'yes';
  return true;
}

/** More wallpapers may have come while the preview is open. */
export function refreshPreview(newer) {
  if (dialog.open && newer.jobId === job?.jobId) {
    job = newer;
    byId('preview-previous').disabled = beside(-1) === undefined;
    byId('preview-next').disabled = beside(1) === undefined;
  }
}

export function closePreview() {
  if (dialog.open) {
    dialog.close();
  }
}

async function draw() {
  const { jobId, width, height } = job;
  const shown = rank;
  const label = (name) => `${shown}${name ? ` · ${name}` : ''}`;
  byId('preview-body').style.setProperty('--ratio', width / height);
  byId('preview-body').style.setProperty('--monitor', width > height * (1 + NARROW) ? width / height : 1.6);
  byId('preview-failed').hidden = true;
  picture.classList.remove('shown');
  picture.dataset.job = jobId;
  picture.removeAttribute('src');
  thumbnail.src = thumbnailAddress(jobId, shown);
  picture.src = pictureAddress(jobId, shown);
  picture.width = width;
  picture.height = height;
  byId('preview-download').href = pictureAddress(jobId, shown);
  const name = nameOf(shown) || '';
  say(label(name), shown, name);
  if (!name) {
    const late = await albumName(jobId, shown);
    if (late && rank === shown) {
      say(label(late), shown, late);
    }
  }
}

function say(title, shown, name) {
  setText(byId('preview-title'), title);
  picture.alt = `Wallpaper ${shown}${name ? `: ${name}` : ''}`;
  setText(byId('preview-says'), `Wallpaper ${shown}${name ? `, ${name}` : ''}, ${ranks().indexOf(shown) + 1} of ${ranks().length}`);
}

function move(by) {
  const next = beside(by);
  if (next !== undefined) {
    history.replaceState(history.state, '', `#/runs/${job.jobId}/${next}`);
    openPreview(job, next, cameFromPage);
    const button = byId(by < 0 ? 'preview-previous' : 'preview-next');
    if (button.disabled && document.activeElement === document.body) {
      byId('preview-close').focus(); // a button that disables itself must not take the focus away with it
    }
  }
}

function clock() {
  const now = new Date();
  const time = now.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  setText(byId('mock-clock'), time.replace(/\s?[AP]M/i, ''));
  setText(byId('mock-clock-small'), time);
  setText(byId('mock-date'), now.toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' }));
}

picture.addEventListener('load', () => {
  picture.classList.add('shown');
  for (const by of [1, -1]) {
    const next = beside(by);
    if (next !== undefined) {
      new Image().src = pictureAddress(job.jobId, next);
    }
  }
});
picture.addEventListener('error', () => {
  if (picture.hasAttribute('src')) {
    byId('preview-failed').hidden = false;
  }
});
dialog.addEventListener('close', () => {
  const left = rank;
  rank = 0;
  delete dialog.dataset.open;
  if (/^#\/runs\/[^/]+\/\d+$/.test(location.hash)) {
    if (cameFromPage) {
      history.back();
    } else {
      history.replaceState(null, '', `#/runs/${job.jobId}`);
    }
  }
  focusCard(left);
});
byId('preview-close').addEventListener('click', () => dialog.close());
byId('preview-previous').addEventListener('click', () => move(-1));
byId('preview-next').addEventListener('click', () => move(1));
dialog.addEventListener('keydown', (event) => {
  // In the radio group the arrows choose the frame.
  if (event.target.name === 'frame' || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    event.preventDefault();
    move(event.key === 'ArrowLeft' ? -1 : 1);
  } else if (event.key === 'Home' || event.key === 'End') {
    event.preventDefault();
    move(event.key === 'Home' ? -ranks().indexOf(rank) : ranks().length - 1 - ranks().indexOf(rank));
  }
});
dialog.addEventListener('change', (event) => {
  if (event.target.name === 'frame') {
    byId('preview-body').dataset.frame = event.target.value;
  }
});

const SWIPE_PIXELS = 50;
let touchedAt = null;
byId('preview-body').addEventListener('touchstart', (event) => {
  touchedAt = event.touches.length === 1 ? event.touches[0].clientX : null;
}, { passive: true });
byId('preview-body').addEventListener('touchend', (event) => {
  const by = touchedAt === null ? 0 : event.changedTouches[0].clientX - touchedAt;
  if (Math.abs(by) > SWIPE_PIXELS) {
    move(by > 0 ? -1 : 1);
  }
}, { passive: true });
