// API keys: for programs that push and read values.

import { get, post, remove, words } from '../api.js';
import { button, fill, h, icon, say } from '../dom.js';
import { choose, field, form } from '../form.js';
import { ago, date } from '../format.js';
import { confirmed, copyable, openDialog } from '../overlay.js';
import { bones, empty, panel } from '../panel.js';
import { heading } from '../shell.js';
import { sources, store } from '../store.js';

const LIVES = [['', 'Never'], ['30', 'In 30 days'], ['90', 'In 90 days'], ['365', 'In a year']];

const address = (id) => `/businesses/${store.business.id}/api-keys${id ? `/${id}` : ''}`;

/** One call that pushes a value, ready to be pasted into a shell. */
function curl(secret, source) {
  const body = JSON.stringify({ source_id: source?.id ?? '<source>',
    data_points: [{ timestamp: new Date().toISOString(), value: 42 }] });
  return [`curl -X POST ${location.origin}/v1/kpis/data`, `-H 'X-API-Key: ${secret}'`,
    "-H 'Content-Type: application/json'", `-d '${body}'`].join(' \\\n  ');
}

function reveal({ name, secret, permissions }, all) {
  openDialog('The new key', () => [
    h('p', {}, `This is the only time that the secret of “${name}” is shown. Keep it like a `
      + 'password.'),
    copyable(secret, 'the secret'),
    permissions.includes('write') ? [h('p', {}, all.length > 0
      ? `Push a value to “${all[0].name}”:` : 'Push a value:'),
    copyable(curl(secret, all[0]), 'the command')] : null,
  ].flat());
}

const permission = (name, label, checked) => h('label', { class: 'check' },
  h('input', { type: 'checkbox', name: 'permissions', value: name, checked }), label);

function create(onDone) {
  openDialog('New API key', (dialog) => form([
    field('name', 'Name', { maxlength: 200, hint: 'Where it is used, such as “shop”.' }),
    h('fieldset', { class: 'field', 'data-field': 'permissions' }, h('legend', {}, 'It may'),
      permission('read', 'Read what the business has', true),
      permission('write', 'Push values', true), h('p', { class: 'wrong' })),
    field('expires_at', 'It ends', { control: choose(LIVES, '90') }),
  ], 'Create the key', async (data) => {
    const days = Number(data.get('expires_at'));
    const [key, all] = await Promise.all([post(address(), {
      name: data.get('name'),
      permissions: data.getAll('permissions'),
      expires_at: days ? new Date(Date.now() + days * 86_400_000).toISOString() : null,
    }), sources().catch(() => [])]);
    dialog.close();
    reveal(key, all);
    await onDone();
  }, [button('Cancel', () => dialog.close())]));
}

function row(key, reload) {
  const wrong = h('p', { class: 'wrong', role: 'alert' });
  const isOver = key.expires_at && new Date(key.expires_at) < new Date();
  const revoke = async () => {
    if (await confirmed('Revoke this key?', `Programs that use “${key.name}” cannot call any more.`,
      'Revoke')) {
      try {
        await remove(address(key.id));
        say(`${key.name} is revoked`);
        await reload();
      } catch (error) {
        fill(wrong, words(error));
      }
    }
  };
  return h('li', {}, h('div', { class: 'what' }, h('strong', {}, key.name),
    h('p', { class: 'sub' }, h('span', {}, key.permissions.join(' and ')),
      h('span', {}, key.last_used_at ? `used ${ago(key.last_used_at)}` : 'not used yet'),
      isOver ? h('span', { class: 'mark warn' }, icon('wait'), 'Expired')
        : h('span', {}, key.expires_at ? `until ${date(key.expires_at)}` : 'without an end')), wrong),
  h('div', { class: 'acts' }, button('Revoke', revoke, { kind: 'small danger',
    'aria-label': `Revoke ${key.name}` })));
}

export function view({ signal }) {
  const list = panel({
    signal,
    skeleton: bones(3, 3),
    load: () => get(address()),
    render: ({ api_keys: keys }) => keys.length === 0
      ? empty('No keys yet. A key lets a program push values, or read them, without a password.')
      : h('ul', { class: 'rows wide' }, keys.map((key) => row(key, list.reload))),
  });
  return {
    title: 'API keys',
    content: [
      heading('API keys', null,
        button('New key', () => create(list.reload), { kind: 'main', image: 'plus' })),
      list.element,
    ],
  };
}
