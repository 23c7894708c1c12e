// News.

import { h, icon, webAddress } from './dom.js';
import { ago, dateTime } from './format.js';
import { empty } from './panel.js';

const SENTIMENT = { positive: ['Positive', 'good', 'up'], negative: ['Negative', 'bad', 'down'],
  neutral: ['Neutral', '', 'stable'] };

function mark(label) {
  const [text, kind, image] = SENTIMENT[label] ?? [label, '', 'stable'];
  return h('span', { class: `mark ${kind}` }, icon(image), text);
}

function article(news, heading) {
  const address = webAddress(news.url);
  return h('li', {}, h('article', { class: 'what' },
    h(heading, {}, address ? h('a', { href: address, target: '_blank', rel: 'noopener noreferrer' },
      news.title, h('span', { class: 'unseen' }, ' (in a new tab)')) : news.title),
    news.summary ? h('p', {}, news.summary) : null,
    h('p', { class: 'sub' }, h('span', {}, news.source),
      h('time', { datetime: news.published_at, title: dateTime(news.published_at) },
        ago(news.published_at)),
      news.sentiment_label ? mark(news.sentiment_label) : null)));
}

/** A list of articles, whose headings are of a level. */
export const articles = (news, heading = 'h3') => news.length === 0
  ? empty('No news yet. They are read from the feeds that the operator of this server has set.')
  : h('ul', { class: 'rows wide' }, news.map((one) => article(one, heading)));
