-- News, weather and prices, the same for every tenant. Partitioned by year.

-- The words of a text in lower case, each once: runs of letters and digits.
create function signalcraft_private.words(text_1 text, text_2 text)
returns text[]
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(array_agg(distinct word), '{}')
  from regexp_split_to_table(
         lower(coalesce(text_1, '') || ' ' || coalesce(text_2, '')),
         '[^[:alnum:]]+'
       ) as word
  -- A longer one does not fit into an index, and nobody looks for it.
  where word <> '' and octet_length(word) <= 1000
$$;

create function signalcraft_private.lower_each(texts text[])
returns text[]
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(array_agg(lower(item)), '{}') from unnest(texts) as item
$$;

create sequence signalcraft_private.news_articles_ordinal;

create table public.news_articles (
  id              uuid not null default gen_random_uuid(),
  title           text not null check (char_length(title) <= 1000 and btrim(title) <> ''),
  content         text check (char_length(content) <= 1000000),
  summary         text check (char_length(summary) <= 10000),
  -- Unique over all partitions by signalcraft_private.news_urls.
  url             text check (char_length(url) <= 2000),
  source          text not null check (char_length(source) <= 200 and btrim(source) <> ''),
  author          text check (char_length(author) <= 200),
  published_at    timestamptz not null,
  location        jsonb check (jsonb_typeof(location) = 'object'),
  keywords        text[] not null default '{}' check (cardinality(keywords) <= 100),
  sentiment_score decimal check (sentiment_score between -1 and 1),
  sentiment_label text check (sentiment_label in ('negative', 'neutral', 'positive')),
  relevance_score decimal check (relevance_score between 0 and 1),
  language        text not null default 'en' check (char_length(language) between 1 and 20),
  created_at      timestamptz not null default now(),
  ordinal         bigint not null default nextval('signalcraft_private.news_articles_ordinal'),
  -- Full-text search by whole words. An array, as a tsvector takes 1 MB at the most.
  search_words    text[] not null
                  generated always as (signalcraft_private.words(title, content)) stored,
  search_keywords text[] not null
                  generated always as (signalcraft_private.lower_each(keywords)) stored,
  primary key (published_at, id)
) partition by range (published_at);

create index idx_news_published_at
  on public.news_articles (published_at desc, ordinal desc);
create index idx_news_location on public.news_articles using gin (location);
create index idx_news_keywords on public.news_articles using gin (search_keywords);
create index idx_news_sentiment on public.news_articles (sentiment_score);
create index idx_news_search on public.news_articles using gin (search_words);
create index idx_news_id on public.news_articles (id);

-- Where the article of each address is: uniqueness over all partitions. Kept by a trigger.
create table signalcraft_private.news_urls (
  url          text primary key,
  article_id   uuid not null,
  published_at timestamptz not null
);

alter table signalcraft_private.news_urls enable row level security;

create function signalcraft_private.keep_news_urls()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op <> 'INSERT' and old.url is not null then
    delete from signalcraft_private.news_urls u
    where u.url = old.url
      and u.article_id = old.id;
  end if;
  if tg_op <> 'DELETE' and new.url is not null then
    insert into signalcraft_private.news_urls (url, article_id, published_at)
    values (new.url, new.id, new.published_at);
  end if;
  return null;
end
$$;

create trigger keep_news_urls
  after insert or delete or update of id, url, published_at
  on public.news_articles
  for each row
  execute function signalcraft_private.keep_news_urls();

create sequence signalcraft_private.weather_data_ordinal;

create table public.weather_data (
  id          uuid not null default gen_random_uuid(),
  location    jsonb not null
              check (jsonb_typeof(location) = 'object'
                     and location ->> 'city' is not null
                     and location ->> 'country' is not null),
  timestamp   timestamptz not null,
  temperature decimal check (temperature between -150 and 100),
  humidity    decimal check (humidity between 0 and 100),
  pressure    decimal check (pressure between 0 and 2000),
  wind_speed  decimal check (wind_speed between 0 and 1000),
  conditions  text check (char_length(conditions) <= 100),
  visibility  decimal check (visibility between 0 and 1000),
  uv_index    decimal check (uv_index between 0 and 50),
  created_at  timestamptz not null default now(),
  ordinal     bigint not null default nextval('signalcraft_private.weather_data_ordinal'),
  -- The place, whatever the case of its names.
  city_key    text not null generated always as (lower(location ->> 'city')) stored,
  country_key text not null generated always as (lower(location ->> 'country')) stored,
  primary key (timestamp, id),
  -- One reading for each place and instant; read in this order, too.
  constraint weather_data_place_key unique (city_key, country_key, timestamp)
) partition by range (timestamp);

create index idx_weather_location_timestamp on public.weather_data using gin (location);
create index idx_weather_timestamp on public.weather_data (timestamp desc);

create sequence signalcraft_private.market_data_ordinal;

create table public.market_data (
  id         uuid not null default gen_random_uuid(),
  symbol     text not null check (char_length(symbol) <= 50 and btrim(symbol) <> ''),
  timestamp  timestamptz not null,
  price      decimal not null check (price > -1e50 and price < 1e50 and scale(price) <= 50),
  volume     decimal check (volume >= 0 and volume < 1e50),
  change_24h decimal check (change_24h > -1e50 and change_24h < 1e50),
  market_cap decimal check (market_cap >= 0 and market_cap < 1e50),
  source     text not null default 'exchangerate-api'
             check (char_length(source) <= 200 and btrim(source) <> ''),
  created_at timestamptz not null default now(),
  ordinal    bigint not null default nextval('signalcraft_private.market_data_ordinal'),
  primary key (timestamp, id),
  -- One price for each symbol, source and instant.
  constraint market_data_quote_key unique (symbol, source, timestamp)
) partition by range (timestamp);

create index idx_market_symbol_timestamp
  on public.market_data (symbol, timestamp desc, ordinal desc);
