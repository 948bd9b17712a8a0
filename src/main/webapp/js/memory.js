import { getMemory } from './api.js';
import { byId, setText } from './dom.js';
import { bytes } from './words.js';

// The gauge of the server's memory. Asks only while somebody looks.

const EVERY_MILLIS = 4_000;
let timer = 0;
let wanted = false;

export function showMemory(want) {
  if (want === wanted) {
    return;
  }
  wanted = want;
  clearTimeout(timer);
  if (wanted) {
    look();
  }
}

document.addEventListener('visibilitychange', () => {
  clearTimeout(timer);
  if (wanted && !document.hidden) {
    look();
  }
});

async function look() {
  try {
    draw(await getMemory());
  } catch {
    byId('run-memory-block').hidden = true; // the run's own connection says what is wrong; an old figure would mislead
  }
  clearTimeout(timer);
  if (wanted && !document.hidden) {
    timer = setTimeout(look, EVERY_MILLIS);
  }
}

function draw(memory) {
  const used = Math.round(memory.usedFraction * 100);
  const threshold = Math.round(memory.threshold * 100);
  const short = memory.usedFraction >= memory.threshold;
  byId('run-memory-block').hidden = false;
  byId('gauge').classList.toggle('gauge-short', short);
  byId('gauge').setAttribute('aria-valuenow', used);
  byId('gauge').setAttribute('aria-valuetext', `${used} percent, the limit is ${threshold} percent`);
  byId('gauge-used').style.inlineSize = `${used}%`;
  byId('gauge-mark').style.insetInlineStart = `${threshold}%`;
  setText(
    byId('gauge-words'),
    short
      ? `${used} % in use, over the limit of ${threshold} %: it waits for room`
      : `${used} % of ${bytes(memory.totalBytes)} in use, limit ${threshold} %`,
  );
}
