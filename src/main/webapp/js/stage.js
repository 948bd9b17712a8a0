import { byId } from './dom.js';

// The live picture beside the form: the same proportions as the renderer's layout, so that it keeps its promise.

const COVER_ALONE = 800 / 1080;
const COVER_OVER_CAPTION = 0.7;
const COVER_WIDTH = 0.84;

function place(id, box) {
  const node = byId(id);
  for (const [name, value] of Object.entries(box)) {
    node.setAttribute(name, value);
  }
}

const show = (id, shown) => byId(id).setAttribute('visibility', shown ? 'visible' : 'hidden');

/** Draws a wallpaper of this size, style and caption. */
export function drawStage({ width, height, style, caption }) {
  const whole = { x: 0, y: 0, width, height };
  const longest = Math.max(width, height);
  const unit = Math.min(width, height, (longest * 9) / 16);
  const filling = { x: (width - longest) / 2, y: (height - longest) / 2, width: longest, height: longest };
  byId('stage').setAttribute('viewBox', `0 0 ${width} ${height}`);

  show('stage-blur', style === 'blur');
  place('stage-blur', {});
  byId('stage-blur').firstElementChild.replaceWith(blurred(filling));
  byId('stage-softness').setAttribute('stdDeviation', (40 / 1920) * longest);
  place('stage-dark', { ...whole, visibility: style === 'blur' ? 'visible' : 'hidden' });
  place('stage-gradient', { ...whole, visibility: style === 'gradient' ? 'visible' : 'hidden' });
  place('stage-fill', { ...filling, visibility: style === 'fill' ? 'visible' : 'hidden' });

  const captioned = caption !== 'none';
  const title = unit * 0.05;
  const captionHeight = captioned ? title * 2.3 : 0;
  const gap = captioned ? unit * 0.04 : 0;
  const side = Math.min((captioned ? COVER_OVER_CAPTION : COVER_ALONE) * height, COVER_WIDTH * width);
  const cover = { x: (width - side) / 2, y: (height - side - gap - captionHeight) / 2, width: side, height: side };
  const framed = style !== 'fill';
  place('stage-cover', { ...cover, visibility: framed ? 'visible' : 'hidden' });
  place('stage-shadow', { ...cover, y: cover.y + unit * 0.015, visibility: framed ? 'visible' : 'hidden' });
  byId('stage-shade').setAttribute('stdDeviation', unit * 0.02);

  const baseline = framed ? cover.y + side + gap + title * 0.85 : height - unit * 0.06 - title * 1.4;
  place('stage-fall', {
    x: 0,
    width,
    y: baseline - title * 2,
    height: Math.max(0, height - baseline + title * 2),
    visibility: captioned ? 'visible' : 'hidden',
  });
  for (const [id, dy, size] of [['stage-title', 0, title], ['stage-artist', title * 1.25, title * 0.74]]) {
    place(id, { x: width / 2, y: baseline + dy, 'font-size': size, visibility: captioned ? 'visible' : 'hidden' });
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
