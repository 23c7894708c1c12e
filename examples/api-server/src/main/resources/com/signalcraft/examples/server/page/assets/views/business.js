// For those who are in no business.

import { h } from '../dom.js';
import { field, form } from '../form.js';

/** Asks for the first one. */
export function noBusiness(create) {
  return h('div', { class: 'gate' }, h('main', { id: 'main' },
    h('h1', {}, 'Your first business'),
    h('p', {}, 'You are in no business yet. Create one, or accept an invitation.'),
    form([field('name', 'Name', { maxlength: 200 }),
      field('industry', 'Industry', { optional: true, maxlength: 100 })], 'Create it',
    (data) => create(Object.fromEntries([...data].filter(([, value]) => value !== ''))))));
}
