-- When each import is due, whichever process makes it, and what came of it last.
create table imports (
  name       text primary key check (char_length(name) between 1 and 200),
  next_due   timestamptz not null,
  started_at timestamptz,
  ended_at   timestamptz,
  saved      integer not null default 0,
  error      text check (char_length(error) <= 1000)
);

grant select, insert, update, delete on imports to signalcraft_server;

-- How many articles there are of a mood (null for any) with one of some keywords (null for any), and
-- where the page begins that follows the first p_skip of them: the place of the last of these.
-- A function of the owner, as the server's role sees none of the library's tables; it tells how
-- many and where, never what they say. They are read by the caller under his own rights.
create function news_place(
  p_sentiment text,
  p_keywords  text[],
  p_skip      bigint,
  out total        bigint,
  out published_at timestamptz,
  out ordinal      bigint
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
  v_keywords text[] := signalcraft_private.lower_each(p_keywords);
begin
  select count(*) into total
  from public.news_articles n
  where (p_sentiment is null or n.sentiment_label = p_sentiment)
    and (p_keywords is null or n.search_keywords && v_keywords);
  if p_skip > 0 then
    select n.published_at, n.ordinal into published_at, ordinal
    from public.news_articles n
    where (p_sentiment is null or n.sentiment_label = p_sentiment)
      and (p_keywords is null or n.search_keywords && v_keywords)
    order by n.published_at desc, n.ordinal desc
    offset p_skip - 1
    limit 1;
  end if;
end
$$;

revoke all on function news_place(text, text[], bigint) from public;
grant execute on function news_place(text, text[], bigint) to signalcraft_server;
