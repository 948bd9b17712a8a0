import { byId } from './dom.js';

// The live picture beside the form: the same proportions as the renderer's layout, so that it keeps its promise.

const COVER_ALONE = 800 / 1080;
const COVER_OVER_CAPTION = 0.7;
const COVER_WIDTH = 0.84;

// What the renderer takes from a cover's colours, for the cover that is drawn here.
const PLAIN = { vinyl: '#46304b', poster: '#f6eee9', minimal: '#73506a' };

function place(id, box) {
  const node = byId(id);
  for (const [name, value] of Object.entries(box)) {
    node.setAttribute(name, value);
  }
}

const show = (id, shown) => byId(id).setAttribute('visibility', shown ? 'visible' : 'hidden');

const centred = (width, y, side) => ({ x: (width - side) / 2, y, width: side, height: side });

/** Puts it there and shows it; without a place, it is hidden. */
function placeIf(id, box) {
  show(id, Boolean(box));
  place(id, box || {});
}

/** The cover in the middle, the words under it: blur and gradient. */
function framed({ width, height, unit, captioned }) {
  const title = unit * 0.05;
  const below = captioned ? unit * 0.04 + title * 2.3 : 0;
  const side = Math.min((captioned ? COVER_OVER_CAPTION : COVER_ALONE) * height, COVER_WIDTH * width);
  const cover = centred(width, (height - side - below) / 2, side);
  return { cover, shadow: true, fall: true, title, baseline: cover.y + side + unit * 0.04 + title * 0.85 };
}

function filled({ height, unit }) {
  const title = unit * 0.05;
  return { fall: true, title, baseline: height - unit * 0.06 - title * 1.4 };
}

/** The record comes out to the right, on a tall screen upwards. */
function vinyl({ width, height, unit, captioned }) {
  const title = unit * 0.05;
  const below = captioned ? unit * 0.04 + title * 2.3 : 0;
  const high = (captioned ? 0.62 : 0.72) * height;
  const out = 0.485;
  const upwards = height > width;
  const side = upwards
    ? Math.min(high / (1 + out), COVER_WIDTH * width)
    : Math.min(high, (COVER_WIDTH * width) / (1 + out));
  const cover = upwards
    ? centred(width, (height - side * (1 + out) - below) / 2 + side * out, side)
    : { ...centred(width, (height - side - below) / 2, side), x: (width - side * (1 + out)) / 2 };
  const record = upwards
    ? { x: cover.x + side * (0.5 - out), y: cover.y - side * out }
    : { x: cover.x + side * (1 - out), y: cover.y + side * (0.5 - out) };
  return {
    cover,
    record: { ...record, width: side * out * 2, height: side * out * 2 },
    shadow: true,
    title,
    baseline: cover.y + side + unit * 0.04 + title * 0.85,
  };
}

/** Words and colours beside the cover, on a tall screen under it. */
function poster({ width, height, unit, captioned }) {
  const strip = unit * 0.022;
  const size = unit * 0.094;
  // "An album you love" is about eight times as wide as its letters are high.
  const words = (column) => ({ ink: '#1d1420', align: 'start', title: Math.min(size * 0.86, column / 8.2), artist: unit * 0.035 });
  if (captioned && width > 1.25 * height) {
    const gap = unit * 0.075;
    const side = Math.min(0.76 * height, 0.5 * width);
    const column = Math.min(0.72 * unit, width * 0.92 - side - gap);
    const cover = { ...centred(width, (height - side) / 2, side), x: (width - side - gap - column) / 2 };
    const x = cover.x + side + gap;
    const colours = { x, y: cover.y + side - strip, width: column, height: strip };
    return { ...words(column), cover, colours, wordsAt: x, baseline: colours.y - unit * 0.05 - size * 0.9 };
  }
  const space = unit * 0.045;
  const below = strip + space + (captioned ? space + size * 1.9 : 0);
  const side = Math.min(COVER_WIDTH * width, unit, 0.88 * height - below);
  const cover = centred(width, (height - side - below) / 2, side);
  const colours = { x: cover.x, y: cover.y + side + space, width: side, height: strip };
  return { ...words(side), cover, colours, wordsAt: cover.x, baseline: colours.y + strip + space + size * 0.9 };
}

/** A small cover, on a tall screen between the clock and the dock. */
function minimal({ width, height, unit, captioned }) {
  const title = unit * 0.034;
  const below = captioned ? unit * 0.04 + title * 2.3 : 0;
  const side = unit * 0.38;
  const cover = centred(width, (height > width ? 0.54 : 0.5) * height - (side + below) / 2, side);
  return { cover, shadow: true, title, baseline: cover.y + side + unit * 0.04 + title * 0.85 };
}

const LAYOUTS = { blur: framed, gradient: framed, fill: filled, vinyl, poster, minimal };

/** Draws a wallpaper of this size, style and caption. */
export function drawStage({ width, height, style, caption }) {
  const whole = { x: 0, y: 0, width, height };
  const longest = Math.max(width, height);
  const unit = Math.min(width, height, (longest * 9) / 16);
  const filling = { x: (width - longest) / 2, y: (height - longest) / 2, width: longest, height: longest };
  const captioned = caption !== 'none';
  const { cover, record, colours, shadow, fall, ink = '#fff', align = 'middle', wordsAt = width / 2, title, artist = title * 0.74, baseline } =
    LAYOUTS[style]({ width, height, unit, captioned });
  byId('stage').setAttribute('viewBox', `0 0 ${width} ${height}`);

  show('stage-blur', style === 'blur');
  byId('stage-blur').firstElementChild.replaceWith(blurred(filling));
  byId('stage-softness').setAttribute('stdDeviation', (40 / 1920) * longest);
  placeIf('stage-dark', style === 'blur' && whole);
  placeIf('stage-gradient', style === 'gradient' && whole);
  placeIf('stage-plain', style in PLAIN && { ...whole, fill: PLAIN[style] });
  placeIf('stage-fill', style === 'fill' && filling);
  placeIf('stage-record', record);
  placeIf('stage-shadow', shadow && { ...cover, y: cover.y + unit * 0.015 });
  byId('stage-shade').setAttribute('stdDeviation', unit * 0.02);
  placeIf('stage-cover', cover);
  placeIf('stage-colours', colours);

  const top = baseline - title * 2;
  placeIf('stage-fall', fall && captioned && { x: 0, width, y: top, height: Math.max(0, height - top) });
  place('stage-words', { fill: ink, 'text-anchor': align });
  for (const [id, dy, size] of [['stage-title', 0, title], ['stage-artist', artist * 1.7, artist]]) {
    placeIf(id, captioned && { x: wordsAt, y: baseline + dy, 'font-size': size });
  }
  byId('stage-artist').textContent = caption === 'plays' ? 'Its artist · 1,204 plays' : 'Its artist';

  const device = byId('device');
  device.dataset.shape = height > width ? (height / width > 1.5 ? 'phone' : 'tablet') : 'monitor';
  device.style.setProperty('--ratio', width / height);
}

function blurred(box) {
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', '#cover');
  // A little over the edge, or the blur would let the edge's darkness in.
  const over = box.width * 0.06;
  use.setAttribute('x', box.x - over);
  use.setAttribute('y', box.y - over);
  use.setAttribute('width', box.width + 2 * over);
  use.setAttribute('height', box.height + 2 * over);
  return use;
}
