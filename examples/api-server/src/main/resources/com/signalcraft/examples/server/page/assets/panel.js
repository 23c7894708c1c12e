// A part of a page that is loaded by itself: while it loads, when it fails, when there is nothing.

import { ApiError, network, words } from './api.js';
import { button, fill, h, newId } from './dom.js';
import { live } from './live.js';

/** Grey bars in the place of what is to come. */
export function bones(...heights) {
  return heights.map((height) => {
    const bone = h('span', { class: 'bone' });
    bone.style.height = `${height}rem`;
    return bone;
  });
}

/** Says that there is nothing, and what to do about it. */
export const empty = (text, ...actions) =>
  h('div', { class: 'empty' }, h('p', {}, text),
    actions.length > 0 ? h('div', { class: 'buttons' }, actions) : null);

/** Says what went wrong, with what the operator needs to find it. */
export function failed(error, retry) {
  if (!(error instanceof ApiError)) {
    console.error(error);
  } else if (error.status === 402) {
    return empty(words(error));
  }
  return h('div', { class: 'failed', role: 'alert' },
    h('p', {}, h('strong', {}, 'This could not be loaded. '), words(error)),
    error.requestId ? h('p', { class: 'id' }, 'Request ', h('code', {}, error.requestId)) : null,
    button('Try again', retry, { kind: 'small' }));
}

/**
 * A part that is loaded by itself.
 *
 * @param {object} options
 * @param {function(): Promise} options.load gets what is to be shown
 * @param {function(*)} options.render makes elements of it
 * @param {AbortSignal} options.signal ends when nobody looks at it any more
 * @param {Element[]} [options.skeleton] what is there until then
 * @param {string} [options.title] its heading, where it has one
 * @param {Element[]} [options.actions] beside the heading
 * @param {string[]} [options.on] the live events after which it is loaded anew
 * @returns {{element: Element, reload: function(): Promise}}
 */
export function panel({ load, render, signal, skeleton = bones(1.5, 1.5, 1.5), title, actions = [],
  on = [], kind = 'panel' }) {
  const body = h('div', { class: 'body', 'aria-busy': 'true' }, skeleton);
  const id = newId();
  const element = h(title ? 'section' : 'div', { class: kind, ...(title
    ? { 'aria-labelledby': id } : {}) },
    title ? h('header', {}, h('h2', { id }, title), actions) : null, body);
  let turn = 0;
  let isShown = false;
  let isLost = false;

  async function reload() {
    turn += 1;
    const mine = turn;
    body.setAttribute('aria-busy', 'true');
    try {
      const loaded = await load();
      if (mine === turn && !signal.aborted) {
        fill(body, render(loaded));
        isShown = true;
        isLost = false;
      }
    } catch (error) {
      if (mine === turn && !signal.aborted) {
        isLost = error instanceof ApiError && error.isOffline;
        // What was there is still worth reading.
        const rest = isShown ? [...body.childNodes].filter((node) =>
          !node.classList?.contains('failed')) : [];
        fill(body, failed(error, reload), rest);
      }
    } finally {
      if (mine === turn) {
        body.removeAttribute('aria-busy');
      }
    }
  }

  network.addEventListener('up', () => isLost && reload(), { signal });
  for (const event of [...on, 'reread']) {
    live.addEventListener(event, () => reload(), { signal });
  }
  reload();
  return { element, reload };
}
