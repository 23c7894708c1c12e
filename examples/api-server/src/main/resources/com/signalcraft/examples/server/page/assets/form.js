// Forms: labels, errors beside their fields, one submission at a time.

import { ApiError, words } from './api.js';
import { fill, h, newId } from './dom.js';

/** A field with its label, a hint and a place for what is wrong with it. */
export function field(name, label, { hint, control, optional, ...rest } = {}) {
  const id = newId();
  const input = control ?? h('input', { type: 'text', ...rest });
  const described = [];
  input.id = id;
  input.name = name;
  input.classList.add('input');
  const note = hint ? h('small', { id: `${id}-hint` }, hint) : null;
  if (note) {
    described.push(note.id);
  }
  const wrong = h('p', { class: 'wrong', id: `${id}-wrong` });
  described.push(wrong.id);
  input.setAttribute('aria-describedby', described.join(' '));
  if (!optional) {
    input.required = true;
  }
  return h('div', { class: 'field', 'data-field': name },
    h('label', { for: id }, label, optional ? h('span', { class: 'sub' }, ' (optional)') : null),
    input, note, wrong);
}

/** A choice of one out of a list of pairs of value and label. */
export function choose(pairs, chosen) {
  return h('select', {}, pairs.map(([value, label]) =>
    h('option', { value, selected: value === chosen }, label)));
}

function mark(form, name, text) {
  const place = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
  const input = place?.querySelector('.input');
  if (!input) {
    return false;
  }
  input.setAttribute('aria-invalid', 'true');
  place.querySelector('.wrong').textContent = text;
  return true;
}

function clear(form) {
  form.querySelectorAll('[aria-invalid]').forEach((input) => input.removeAttribute('aria-invalid'));
  form.querySelectorAll('.wrong').forEach((place) => { place.textContent = ''; });
}

const MISSING = 'Please fill this in.';

function check(form) {
  for (const input of form.querySelectorAll('.input')) {
    if (!input.checkValidity()) {
      mark(form, input.name, input.validity.valueMissing ? MISSING : input.validationMessage);
    }
  }
  return focusWrong(form);
}

function focusWrong(form) {
  const first = form.querySelector('[aria-invalid="true"]');
  first?.focus();
  return first === null;
}

/** Shows what the server did not like: at the field that it names, else above the buttons. */
function show(form, place, error) {
  const isKnown = error instanceof ApiError && error.field !== null
    && mark(form, error.field.split('.')[0], error.issue ?? error.message);
  if (isKnown) {
    focusWrong(form);
  } else {
    fill(place, words(error), error.requestId ? ` (request ${error.requestId})` : '');
  }
}

/**
 * A form that is sent by script.
 *
 * @param {Element[]} fields what is in it
 * @param {string} label of the button that sends it
 * @param {function(FormData): Promise} send what it does; what it throws is shown
 * @param {Element[]} [others] buttons beside
 */
export function form(fields, label, send, others = []) {
  const wrong = h('p', { class: 'form-error', role: 'alert' });
  const submit = h('button', { type: 'submit', class: 'button main' }, label);
  const element = h('form', { class: 'form', novalidate: true }, fields, wrong,
    h('div', { class: 'buttons end' }, others, submit));
  element.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (submit.getAttribute('aria-disabled') === 'true') {
      return;
    }
    clear(element);
    fill(wrong);
    if (!check(element)) {
      return;
    }
    submit.setAttribute('aria-disabled', 'true');
    try {
      await send(new FormData(element));
    } catch (error) {
      if (!(error instanceof ApiError)) {
        console.error(error);
      }
      show(element, wrong, error);
    } finally {
      submit.removeAttribute('aria-disabled');
    }
  });
  return element;
}
