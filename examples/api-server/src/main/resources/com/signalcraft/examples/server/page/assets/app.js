// Where the page begins: who is signed in, which business, which place.

import { call, get, network, offline } from './api.js';
import { fill, h } from './dom.js';
import { useZone } from './format.js';
import { live } from './live.js';
import { bones, failed } from './panel.js';
import { session } from './session.js';
import { shell } from './shell.js';
import { choose, forgetBusiness, rememberedBusiness, store } from './store.js';
import { gate } from './views/sign-in.js';

/** Loaded when they are gone to. */
const VIEWS = {
  '': ['overview', () => import('./views/overview.js')],
  kpi: ['overview', () => import('./views/kpi.js')],
  anomalies: ['anomalies', () => import('./views/anomalies.js')],
  alerts: ['alerts', () => import('./views/alerts.js')],
  news: ['news', () => import('./views/news.js')],
  sources: ['sources', () => import('./views/sources.js')],
  keys: ['keys', () => import('./views/keys.js')],
};

const app = document.getElementById('app');

let signedIn = null;
let shown = null;
let frame = null;

function place() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [name, id] = path.split('/');
  return { name, id, query: new URLSearchParams(query) };
}

async function show(isFirst) {
  shown?.abort();
  shown = new AbortController();
  const { signal } = shown;
  const { name, id, query } = place();
  if (!VIEWS[name]) {
    location.replace('#/');
    return;
  }
  const [menu, load] = VIEWS[name];
  frame.here(menu);
  try {
    const { view } = await load().catch((lost) => { throw offline(lost); });
    if (signal.aborted) {
      return;
    }
    const { title, content } = view({ id, query, signal });
    const choice = document.activeElement?.dataset.choice;
    fill(frame.main, content);
    document.title = `${title} · SignalCraft`;
    const same = choice && frame.main.querySelector(`[data-choice="${choice}"]:checked`);
    if (same) {
      same.focus();
    } else if (!isFirst) {
      scrollTo(0, 0);
      frame.main.focus({ preventScroll: true });
    }
  } catch (error) {
    if (!signal.aborted) {
      fill(frame.main, failed(error, () => show(isFirst)));
      network.addEventListener('up', () => show(isFirst), { signal });
    }
  }
}

/** All of them are small, and there should the connection be lost. */
function loadViews() {
  Object.values(VIEWS).forEach(([, load]) => load().catch(() => {
    // Tried again when it is gone to.
  }));
}

/** Each page of them: there is no business that could not be chosen. */
async function allBusinesses() {
  const all = [];
  let cursor = null;
  do {
    const page = await get('/businesses', { limit: 1_000, cursor });
    all.push(...page.businesses);
    cursor = page.next_cursor;
  } while (cursor);
  return all;
}

function open(business) {
  choose(business);
  useZone(business.location?.timezone);
  shown?.abort();
  signedIn?.abort();
  signedIn = new AbortController();
  frame = shell(signedIn.signal, (id) => {
    open(store.businesses.find((one) => one.id === id));
  });
  fill(app, frame.element);
  live.follow(business.id);
  show(true).then(() => setTimeout(loadViews));
}

async function start() {
  fill(app, h('main', { id: 'main', 'aria-busy': 'true' },
    h('h1', { class: 'unseen' }, 'SignalCraft is loading'), bones(3, 11, 11)));
  try {
    store.businesses = await allBusinesses();
  } catch (error) {
    if (session.isThere) {
      fill(app, h('main', { id: 'main' }, h('h1', {}, 'SignalCraft'), failed(error, start)));
    }
    return;
  }
  if (store.businesses.length === 0) {
    const { noBusiness } = await import('./views/business.js');
    fill(app, noBusiness(async (values) => {
      await call('POST', '/businesses', { body: values });
      await start();
    }));
    return;
  }
  const before = rememberedBusiness();
  open(store.businesses.find((one) => one.id === before) ?? store.businesses[0]);
}

function close(why) {
  if (why === 'signed-out') {
    forgetBusiness();
  }
  shown?.abort();
  signedIn?.abort();
  live.follow(null);
  document.querySelectorAll('dialog').forEach((dialog) => dialog.close());
  document.getElementById('toasts').replaceChildren();
  document.title = 'Sign in · SignalCraft';
  fill(app, gate(why));
}

addEventListener('hashchange', () => {
  if (session.isThere && frame && location.hash !== '#main') {
    show(false);
  }
});
addEventListener('online', () => live.hurry());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') {
    live.hurry();
  }
});
// The link that skips is no place.
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('main')?.focus();
});

if (await session.restore()) {
  start();
} else {
  close('');
}
// What another tab answers while the session is looked for is its answer, no change.
session.onChange((why) => {
  if (why === 'signed-in') {
    start();
  } else {
    close(why);
  }
});
