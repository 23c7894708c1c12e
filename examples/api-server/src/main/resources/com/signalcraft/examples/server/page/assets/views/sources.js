// Sources: where KPIs come from, new ones, and files into them.

import { post, put, remove, words } from '../api.js';
import { button, fill, h, icon, say } from '../dom.js';
import { choose, field, form } from '../form.js';
import { date } from '../format.js';
import { confirmed, openDialog } from '../overlay.js';
import { bones, empty, panel } from '../panel.js';
import { heading } from '../shell.js';
import { forget, sources, store } from '../store.js';
import { upload } from '../upload.js';

const TYPES = [['revenue', 'Revenue'], ['customers', 'Customers'], ['orders', 'Orders'],
  ['traffic', 'Traffic'], ['custom', 'Something else']];

const nameOf = (type) => TYPES.find(([value]) => value === type)?.[1] ?? type;

const unit = (value) => field('unit', 'Unit', { optional: true, maxlength: 50, value,
  hint: 'Such as EUR, %, or orders.' });

function create(onDone) {
  openDialog('New source', (dialog) => form([
    field('name', 'Name', { maxlength: 200 }),
    h('div', { class: 'two' }, field('type', 'Kind', { control: choose(TYPES, 'revenue') }), unit()),
  ], 'Create the source', async (data) => {
    const values = Object.fromEntries([...data].filter(([, value]) => value !== ''));
    await post('/kpis/sources', { ...values, business_id: store.business.id });
    dialog.close();
    say(`${values.name} is created`);
    await onDone();
  }, [button('Cancel', () => dialog.close())]));
}

function edit(source, onDone) {
  openDialog('Change the source', (dialog) => form([
    field('name', 'Name', { maxlength: 200, value: source.name }), unit(source.unit ?? ''),
    h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'is_active',
      checked: source.is_active }), 'Takes points'),
  ], 'Save', async (data) => {
    await put(`/kpis/sources/${source.id}`, { name: data.get('name'),
      ...(data.get('unit') ? { unit: data.get('unit') } : {}), is_active: data.has('is_active') });
    dialog.close();
    await onDone();
  }, [button('Cancel', () => dialog.close())]));
}

function row(source, reload) {
  const wrong = h('p', { class: 'wrong', role: 'alert' });
  const erase = async () => {
    if (await confirmed('Delete this source?',
      `“${source.name}” goes with its points, forecasts, anomalies and alerts.`, 'Delete')) {
      try {
        await remove(`/kpis/sources/${source.id}`);
        say(`${source.name} is deleted`);
        await reload();
      } catch (error) {
        fill(wrong, words(error));
      }
    }
  };
  return h('li', {}, h('div', { class: 'what' },
    h('a', { href: `#/kpi/${source.id}` }, source.name),
    h('p', { class: 'sub' }, h('span', {}, nameOf(source.type)),
      source.unit ? h('span', {}, source.unit) : null,
      h('span', {}, `since ${date(source.created_at)}`),
      source.is_active ? null : h('span', { class: 'mark' }, icon('stable'), 'Off')), wrong),
  h('div', { class: 'acts' },
    button('Change', () => edit(source, reload), { kind: 'small',
      'aria-label': `Change ${source.name}` }),
    button('Delete', erase, { kind: 'small danger', 'aria-label': `Delete ${source.name}` })));
}

export function view({ signal }) {
  const file = h('section', { class: 'panel', 'aria-label': 'Upload a file', hidden: true });
  const changed = async () => {
    forget();
    await list.reload();
  };
  const list = panel({
    signal,
    title: 'All sources',
    skeleton: bones(3, 3, 3),
    load: sources,
    render(all) {
      const usable = all.filter((source) => source.is_active);
      file.hidden = usable.length === 0;
      // An upload that runs goes on when the list is read again.
      if (usable.length > 0 && file.dataset.for !== usable.map(({ id, name }) => id + name).join()) {
        file.dataset.for = usable.map(({ id, name }) => id + name).join();
        fill(file, h('header', {}, h('h2', {}, 'Upload a file')), upload(usable, signal, () => {}));
      }
      return all.length === 0
        ? empty('No sources yet. A source is one KPI: what it is called and what it is counted in.',
          button('Create the first one', () => create(changed), { kind: 'main' }))
        : h('ul', { class: 'rows wide' }, all.map((source) => row(source, changed)));
    },
  });
  return {
    title: 'Sources',
    content: [
      heading('Sources', null, button('New source', () => create(changed),
        { kind: 'main', image: 'plus' })),
      h('div', { class: 'cols' }, list.element, file),
    ],
  };
}
