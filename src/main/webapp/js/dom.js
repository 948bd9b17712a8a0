// Builds elements. Text goes in as text nodes only: an album's title may hold anything.

export const byId = (id) => document.getElementById(id);

/** An element with attributes, listeners (`onclick`) and children; attributes that are false or missing are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== null && value !== false) {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  node.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'i');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

/** An outline in the shape of a screen. */
export function screenShape(width, height) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'shape');
  svg.setAttribute('viewBox', '0 0 32 32');
  svg.setAttribute('aria-hidden', 'true');
  const scale = 28 / Math.max(width, height);
  const rect = document.createElementNS(SVG, 'rect');
  const [w, h] = [Math.max(6, width * scale), Math.max(6, height * scale)];
  for (const [name, value] of Object.entries({ x: 16 - w / 2, y: 16 - h / 2, width: w, height: h, rx: 2.5 })) {
    rect.setAttribute(name, value.toFixed(2));
  }
  svg.append(rect);
  return svg;
}

/** Sets text only where it differs, so that a screen reader is not told the same again and layout is left alone. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

let lastSaid = '';

/** Says something to screen readers, once. */
export function announce(text) {
  if (text !== lastSaid) {
    lastSaid = text;
    byId('announce').textContent = text;
  }
}

/** Asks before something is gone; resolves to whether the answer was yes. */
export function ask(title, text, yes) {
  const dialog = byId('ask');
  byId('ask-title').textContent = title;
  byId('ask-text').textContent = text;
  byId('ask-yes').textContent = yes;
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}
