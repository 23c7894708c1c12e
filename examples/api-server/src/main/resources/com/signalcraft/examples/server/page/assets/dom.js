// Elements are made one by one: what comes from the server is only ever text in them.

const SVG = 'http://www.w3.org/2000/svg';

const ICONS = {
  overview: 'M4 13h6V4H4zM14 20h6V4h-6zM4 20h6v-3H4z',
  anomalies: 'M12 4l9 16H3zM12 10v4M12 17v.01',
  alerts: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4',
  news: 'M5 5h14v14H5zM8 9h8M8 12h8M8 15h5',
  sources: 'M5 6c0-3 14-3 14 0v12c0 3-14 3-14 0zM5 6c0 3 14 3 14 0M5 12c0 3 14 3 14 0',
  keys: 'M14.5 9.5a4.5 4.5 0 1 1-3-4.2 4.5 4.5 0 0 1 3 4.2zM13 13l7 7M17 17l2-2',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4',
  theme: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16',
  leave: 'M10 5H5v14h5M14 8l4 4-4 4M18 12H9',
  close: 'M6 6l12 12M18 6L6 18',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  stable: 'M5 12h14',
  plus: 'M12 5v14M5 12h14',
  back: 'M19 12H5M11 6l-6 6 6 6',
  ok: 'M5 12l5 5 9-10',
  wait: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  fire: 'M12 8v5M12 16v.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  file: 'M12 16V5M7 10l5-5 5 5M5 19h14',
};

/**
 * Makes an element.
 *
 * @param {string} tag its name
 * @param {object} [properties] attributes by name; `on` for listeners by event
 * @param {...*} children elements and texts, nested as deep as you like; null and false are left out
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) =>
        element.addEventListener(event, listener));
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  fill(element, children);
  return element;
}

/** Puts children into an element, in the place of what it had. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A picture that says nothing which is not in words beside it. */
export function icon(name) {
  return drawing('icon', '0 0 24 24', [{ d: ICONS[name] }]);
}

/** A drawing of paths, hidden from screen readers. */
export function drawing(className, viewBox, paths) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', className);
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('aria-hidden', 'true');
  for (const attributes of paths) {
    const path = document.createElementNS(SVG, 'path');
    Object.entries(attributes).forEach(([name, value]) => path.setAttribute(name, value));
    svg.append(path);
  }
  return svg;
}

/** A button that does something. */
export function button(label, action, { kind = '', image, ...rest } = {}) {
  return h('button', { type: 'button', class: `button ${kind}`.trim(), on: { click: action },
    ...rest }, image ? icon(image) : null, label);
}

/** A button with a picture alone, named for those who do not see it. */
export function iconButton(image, name, action, rest = {}) {
  return h('button', { type: 'button', class: 'button bare', 'aria-label': name, title: name,
    on: { click: action }, ...rest }, icon(image));
}

let last = 0;

/** An id that no other element has. */
export function newId() {
  last += 1;
  return `e${last}`;
}

/** Tells screen readers something that the others see. */
export function say(text) {
  document.getElementById('said').textContent = text;
}

/** An address that came from elsewhere, or null where it could be more than one. */
export function webAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}
