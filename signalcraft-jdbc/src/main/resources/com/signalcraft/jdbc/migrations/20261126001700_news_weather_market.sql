-- Saving what comes from outside: for the service alone, all or nothing, one row after the other,
-- as a later one may replace an earlier one of the same batch. And searching the news.

-- An article whose address is known replaces the one that has it, and keeps its id.
create function signalcraft.save_news(p_articles jsonb)
returns setof uuid
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_article record;
  v_known signalcraft_private.news_urls;
  v_id uuid;
begin
  perform signalcraft_private.require_service();
  for v_article in
    select a.*
    from jsonb_array_elements(p_articles) with ordinality as e (item, position)
    cross join lateral jsonb_to_record(e.item) as a (
      title           text,
      content         text,
      summary         text,
      url             text,
      source          text,
      author          text,
      published_at    timestamptz,
      location        jsonb,
      keywords        text[],
      sentiment_score decimal,
      sentiment_label text,
      relevance_score decimal,
      language        text
    )
    order by e.position
  loop
    v_known := null;
    if v_article.url is not null then
      -- Two at once with one address: the second waits and replaces.
      perform pg_advisory_xact_lock(hashtextextended('signalcraft.news ' || v_article.url, 0));
      select * into v_known from signalcraft_private.news_urls u where u.url = v_article.url;
    end if;
    if v_known.article_id is null then
      insert into public.news_articles
        (title, content, summary, url, source, author, published_at, location, keywords,
         sentiment_score, sentiment_label, relevance_score, language)
      values (
        v_article.title, v_article.content, v_article.summary, v_article.url, v_article.source,
        v_article.author, v_article.published_at, v_article.location, v_article.keywords,
        v_article.sentiment_score, v_article.sentiment_label, v_article.relevance_score,
        v_article.language
      )
      returning id into v_id;
    else
      v_id := v_known.article_id;
      update public.news_articles n
      set title = v_article.title,
          content = v_article.content,
          summary = v_article.summary,
          source = v_article.source,
          author = v_article.author,
          published_at = v_article.published_at,
          location = v_article.location,
          keywords = v_article.keywords,
          sentiment_score = v_article.sentiment_score,
          sentiment_label = v_article.sentiment_label,
          relevance_score = v_article.relevance_score,
          language = v_article.language
      where n.id = v_id
        and n.published_at = v_known.published_at;
    end if;
    return next v_id;
  end loop;
end
$$;

-- Users, keys that read, and the service.
create function signalcraft_private.require_reader()
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if signalcraft_private.user_id() is not null
     or signalcraft_private.is_service()
     or cardinality(signalcraft_private.business_ids('viewer')) > 0 then
    return;
  elsif signalcraft_private.api_key_id() is null then
    perform signalcraft_private.fail('PT401', 'the user is not known');
  end if;
  perform signalcraft_private.fail('PT403', 'the API key does not allow this: read');
end
$$;

-- Where articles stand that have one of some keywords, and every word of a text; the newest first.
-- Null for no such wish. A function, since under row level security a query cannot use the indexes
-- on words: their operators are not leakproof. What it finds is read by a query that is held to
-- the policies. Planned anew for each search, as rare words need another plan than common ones.
create function signalcraft.search_news(
  p_from          timestamptz,
  p_to            timestamptz,
  p_after_at      timestamptz,
  p_after_ordinal bigint,
  p_sentiment     text,
  p_keywords      text[],
  p_text          text,
  p_limit         integer
)
returns table (
  published_at timestamptz,
  id           uuid
)
language plpgsql
stable
security definer
rows 100
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
  v_keywords text[] := signalcraft_private.lower_each(p_keywords);
  -- As words() cuts texts, but for the limit of length: a word beyond it is in no text.
  v_words text[] := array(
    select word from regexp_split_to_table(lower(p_text), '[^[:alnum:]]+') as word where word <> ''
  );
begin
  perform signalcraft_private.require_reader();
  return query
    select n.published_at, n.id
    from public.news_articles n
    where n.published_at >= p_from
      and n.published_at < p_to
      and (n.published_at, n.ordinal) < (p_after_at, p_after_ordinal)
      and (p_sentiment is null or n.sentiment_label = p_sentiment)
      and (p_keywords is null or n.search_keywords && v_keywords)
      and (p_text is null or n.search_words @> v_words)
    order by n.published_at desc, n.ordinal desc
    limit p_limit;
end
$$;

-- A reading of the same place and time is replaced and keeps its id.
create function signalcraft.save_weather(p_readings jsonb)
returns setof uuid
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_reading record;
  v_id uuid;
begin
  perform signalcraft_private.require_service();
  for v_reading in
    select r.*
    from jsonb_array_elements(p_readings) with ordinality as e (item, position)
    cross join lateral jsonb_to_record(e.item) as r (
      location    jsonb,
      "timestamp" timestamptz,
      temperature decimal,
      humidity    decimal,
      pressure    decimal,
      wind_speed  decimal,
      conditions  text,
      visibility  decimal,
      uv_index    decimal
    )
    order by e.position
  loop
    insert into public.weather_data
      (location, timestamp, temperature, humidity, pressure, wind_speed, conditions, visibility,
       uv_index)
    values (
      v_reading.location, v_reading.timestamp, v_reading.temperature, v_reading.humidity,
      v_reading.pressure, v_reading.wind_speed, v_reading.conditions, v_reading.visibility,
      v_reading.uv_index
    )
    on conflict (city_key, country_key, timestamp) do update set
      location = excluded.location,
      temperature = excluded.temperature,
      humidity = excluded.humidity,
      pressure = excluded.pressure,
      wind_speed = excluded.wind_speed,
      conditions = excluded.conditions,
      visibility = excluded.visibility,
      uv_index = excluded.uv_index
    returning id into v_id;
    return next v_id;
  end loop;
end
$$;

-- A price of the same symbol, source and time is replaced and keeps its id.
create function signalcraft.save_market(p_prices jsonb)
returns setof uuid
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_price record;
  v_id uuid;
begin
  perform signalcraft_private.require_service();
  for v_price in
    select r.*
    from jsonb_array_elements(p_prices) with ordinality as e (item, position)
    cross join lateral jsonb_to_record(e.item) as r (
      symbol      text,
      "timestamp" timestamptz,
      price       decimal,
      volume      decimal,
      change_24h  decimal,
      market_cap  decimal,
      source      text
    )
    order by e.position
  loop
    insert into public.market_data (symbol, timestamp, price, volume, change_24h, market_cap, source)
    values (
      v_price.symbol, v_price.timestamp, v_price.price, v_price.volume, v_price.change_24h,
      v_price.market_cap, v_price.source
    )
    on conflict (symbol, source, timestamp) do update set
      price = excluded.price,
      volume = excluded.volume,
      change_24h = excluded.change_24h,
      market_cap = excluded.market_cap
    returning id into v_id;
    return next v_id;
  end loop;
end
$$;
