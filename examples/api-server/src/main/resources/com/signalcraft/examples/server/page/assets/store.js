// What several places of the page need: the business that is shown, and answers for a while.

import { get } from './api.js';
import { live } from './live.js';

const FRESH_FOR = 30_000;
const CHOSEN = 'signalcraft-business';
const answers = new Map();

export const store = {
  businesses: [],
  business: null,
};

/** An answer that may be half a minute old. */
export function recent(path, query = {}) {
  const key = `${path}?${new URLSearchParams(query)}`;
  const known = answers.get(key);
  if (known && known.at + FRESH_FOR > Date.now()) {
    return known.answer;
  }
  const answer = get(path, query);
  answers.set(key, { at: Date.now(), answer });
  answer.catch(() => answers.delete(key));
  return answer;
}

/** Forgets the answers of paths that begin so, as something there has changed. */
export function forget(prefix = '') {
  [...answers.keys()].filter((key) => key.startsWith(prefix)).forEach((key) => answers.delete(key));
}

live.addEventListener('reread', () => answers.clear());
live.addEventListener('kpi_update', ({ detail }) => forget(`/kpis/data/${detail.source_id}/latest`));

/** The sources of the business. */
export const sources = async () =>
  (await recent(`/kpis/sources/${store.business.id}`)).sources;

/** Which business was looked at in this tab. */
export function rememberedBusiness() {
  try {
    return sessionStorage.getItem(CHOSEN);
  } catch {
    return null;
  }
}

/** Forgets it: whoever signs in next has others. */
export function forgetBusiness() {
  answers.clear();
  store.business = null;
  try {
    sessionStorage.removeItem(CHOSEN);
  } catch {
    // Then it was not kept either.
  }
}

/** Makes it the one that is looked at. */
export function choose(business) {
  store.business = business;
  answers.clear();
  try {
    sessionStorage.setItem(CHOSEN, business.id);
  } catch {
    // Then the first one is shown after a reload.
  }
}
