// What comes over the page: dialogs and toasts.

import { button, fill, h, iconButton, newId } from './dom.js';

const TOAST_FOR = 9_000;
const MOST_TOASTS = 4;

/**
 * Opens a dialog, which keeps the focus until it is closed, also by Escape.
 *
 * @param {string} title its heading
 * @param {function(HTMLDialogElement)} content makes what is in it
 * @param {object} [options] `kind`, a class; `onClose`
 */
export function openDialog(title, content, { kind = '', onClose } = {}) {
  const id = newId();
  const dialog = h('dialog', { class: kind || null, 'aria-labelledby': id });
  const inside = h('div', { class: 'inside' },
    h('div', { class: 'top-line' }, h('h2', { id }, title),
      iconButton('close', 'Close', () => dialog.close())));
  inside.append(...[content(dialog)].flat(Infinity).filter(Boolean));
  dialog.append(inside);
  dialog.addEventListener('close', () => {
    dialog.remove();
    onClose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks before something is done that cannot be undone. */
export function confirmed(title, text, label) {
  return new Promise((answer) => {
    openDialog(title, (dialog) => [
      h('p', {}, text),
      h('div', { class: 'buttons end' },
        button('Keep', () => dialog.close(), { autofocus: true }),
        button(label, () => dialog.close('yes'), { kind: 'danger' })),
    ]).addEventListener('close', (event) => answer(event.target.returnValue === 'yes'));
  });
}

/** Tells something that has just happened; it goes by itself unless it is looked at. */
export function toast(title, message, { isBad = false } = {}) {
  const place = document.getElementById('toasts');
  const element = h('div', { class: isBad ? 'toast bad' : 'toast' },
    h('div', {}, h('strong', {}, title), message ? h('p', { class: 'sub' }, message) : null));
  let timer = null;
  const end = () => {
    clearTimeout(timer);
    element.remove();
  };
  const begin = () => {
    clearTimeout(timer);
    timer = setTimeout(end, TOAST_FOR);
  };
  element.append(iconButton('close', 'Dismiss', end));
  ['pointerenter', 'focusin'].forEach((event) =>
    element.addEventListener(event, () => clearTimeout(timer)));
  ['pointerleave', 'focusout'].forEach((event) => element.addEventListener(event, begin));
  while (place.childElementCount >= MOST_TOASTS) {
    place.firstElementChild.remove();
  }
  place.append(element);
  begin();
}

/** Puts a text where others can paste it from; tells whether the browser let us. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** A text to be copied as it is. */
export function copyable(text, name) {
  const code = h('code', {}, text);
  const told = h('span', { class: 'sub', role: 'status' });
  return h('div', { class: 'field' },
    h('pre', { tabindex: 0, 'aria-label': name }, code),
    h('div', { class: 'buttons' },
      button('Copy', async () => {
        if (await copy(text)) {
          fill(told, 'Copied.');
        } else {
          getSelection().selectAllChildren(code);
          fill(told, 'Selected: copy it by Ctrl+C or ⌘C.');
        }
      }, { kind: 'small', 'aria-label': `Copy ${name}` }), told));
}
