// All news, by page and sentiment.

import { get } from '../api.js';
import { button, h } from '../dom.js';
import { articles } from '../article.js';
import { choice } from '../choice.js';
import { count } from '../format.js';
import { bones, panel } from '../panel.js';
import { heading } from '../shell.js';
import { store } from '../store.js';

const PER_PAGE = 20;
const KINDS = [['', 'All'], ['positive', 'Positive'], ['neutral', 'Neutral'],
  ['negative', 'Negative']];

export function view({ query, signal }) {
  const sentiment = KINDS.some(([value]) => value === query.get('s')) ? query.get('s') : '';
  const page = Math.max(1, Number.parseInt(query.get('p') ?? '1', 10) || 1);
  const go = (s, p) => { location.hash = `#/news?s=${s}&p=${p}`; };
  return {
    title: 'News',
    content: [
      heading('News', null, choice('Sentiment', KINDS, sentiment, (chosen) => go(chosen, 1))),
      panel({
        signal,
        skeleton: bones(4, 4, 4, 4),
        load: () => get(`/dashboard/news/${store.business.id}`,
          { limit: PER_PAGE, page, ...(sentiment ? { sentiment } : {}) }),
        render: (news) => [
          articles(news.articles, 'h2'),
          news.pagination.total > PER_PAGE || page > 1 ? h('nav', { class: 'buttons', 'aria-label': 'Pages' },
            page > 1 ? button('Newer', () => go(sentiment, page - 1), { kind: 'small' }) : null,
            h('span', { class: 'sub' }, `Page ${page}, ${count(news.pagination.total, 'article')}`),
            news.pagination.has_more
              ? button('Older', () => go(sentiment, page + 1), { kind: 'small' }) : null) : null,
        ],
      }).element,
    ],
  };
}
