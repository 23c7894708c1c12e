-- Pushing points.

-- The id of a point that carries none: a UUID of version 8 from the first 128 bits of the SHA-256
-- of the source's id, the time in microseconds, and the metadata as jsonb prints it.
create function signalcraft.point_id(
  p_source_id uuid,
  p_timestamp timestamptz,
  p_metadata  jsonb default '{}'
)
returns uuid
language plpgsql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
declare
  v_hash bytea := substr(
    sha256(
      uuid_send(p_source_id)
      || int8send((extract(epoch from p_timestamp) * 1000000)::bigint)
      || convert_to(p_metadata::text, 'UTF8')
    ),
    1,
    16
  );
begin
  v_hash := set_byte(v_hash, 6, get_byte(v_hash, 6) & 15 | 128);
  v_hash := set_byte(v_hash, 8, get_byte(v_hash, 8) & 63 | 128);
  return encode(v_hash, 'hex')::uuid;
end
$$;

-- Tells those who LISTEN that something is new; ids and times only, since anybody who may connect
-- may listen. What it was is read under one's own rights.
create function signalcraft_private.tell(p_event jsonb)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if signalcraft_private.setting('events.enabled')::boolean then
    perform pg_notify('signalcraft_events', p_event::text);
  end if;
end
$$;

-- Writes points of one source, all or nothing, and tells what became of them: inserted, corrected
-- (there with another value), unchanged, superseded (followed by a later one with the same time
-- and id in the batch). p_superseded and p_rejected are what the client has sorted out before; they
-- belong to the answer that a repetition with the same key gets again.
create function signalcraft.push_points(
  p_source_id       uuid,
  p_ids             uuid[],
  p_timestamps      timestamptz[],
  p_values          numeric[],
  p_metadata        jsonb[] default null,
  p_idempotency_key text default null,
  p_request_hash    bytea default null,
  p_superseded      integer default 0,
  p_rejected        jsonb default '[]'
)
returns table (
  inserted   integer,
  corrected  integer,
  unchanged  integer,
  superseded integer,
  rejected   jsonb,
  replayed   boolean
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_business uuid := signalcraft_private.require_source(p_source_id, 'push_points');
  v_batch public.ingest_batches;
  v_count integer := cardinality(p_timestamps);
  v_distinct integer;
  v_there boolean;
  v_first timestamptz;
  v_last timestamptz;
  v_inserted integer := 0;
  v_corrected integer := 0;
  v_unchanged integer := 0;
begin
  if p_idempotency_key is not null then
    -- Two at once with one key: the second waits and gets the first one's answer.
    perform pg_advisory_xact_lock(
      hashtextextended('signalcraft.batch ' || v_business || p_idempotency_key, 0));
    select *
    into v_batch
    from public.ingest_batches b
    where b.business_id = v_business
      and b.idempotency_key = p_idempotency_key;
    if found then
      if v_batch.request_hash is distinct from p_request_hash then
        perform signalcraft_private.fail(
          'PT409',
          'idempotency_key: the key came before with another batch; give each batch its own'
        );
      end if;
      return query
        select
          (v_batch.answer ->> 'inserted')::integer,
          (v_batch.answer ->> 'corrected')::integer,
          (v_batch.answer ->> 'unchanged')::integer,
          (v_batch.answer ->> 'superseded')::integer,
          v_batch.answer -> 'rejected',
          true;
      return;
    end if;
  end if;

  if v_count is distinct from cardinality(p_ids)
     or v_count is distinct from cardinality(p_values)
     or p_metadata is not null and v_count is distinct from cardinality(p_metadata)
     or v_count > 50000 then
    perform signalcraft_private.fail(
      'PT400', 'must be arrays of one length, at most 50,000', 'data_points');
  end if;

  if v_count > 0 then
    select min(t), max(t) into v_first, v_last from unnest(p_timestamps) as t;
    if v_first < '1970-01-01 00:00+00' or v_last > now() + interval '8784 hours' then
      perform signalcraft_private.fail(
        'PT400', 'must be from 1970 to 366 days ahead', 'timestamp');
    end if;
    -- Batches of one source go one after the other, so that what is new is told from what is
    -- there without a race.
    perform pg_advisory_xact_lock(hashtextextended('signalcraft.points ' || p_source_id, 0));
    v_distinct := v_count;
    -- Points mostly come where none are yet: then nothing has to be looked up. By EXECUTE, here
    -- and below, so that it is planned for the partitions of these times as they are now: a plan
    -- that is kept from when one of them was empty would read all of it, however much it holds.
    execute $sql$
      select exists (
        select
        from public.kpi_data d
        where d.business_id = $1
          and d.source_id = $2
          and d.timestamp between $3 and $4
      )
    $sql$
    into strict v_there
    using v_business, p_source_id, v_first, v_last;
    if not v_there then
      begin
        insert into public.kpi_data (id, business_id, source_id, timestamp, value, metadata)
        select
          coalesce(i.id, signalcraft.point_id(p_source_id, i.timestamp, coalesce(i.metadata, '{}'))),
          v_business,
          p_source_id,
          i.timestamp,
          i.value,
          coalesce(i.metadata, '{}')
        from unnest(p_ids, p_timestamps, p_values, p_metadata)
             as i (id, timestamp, value, metadata);
        get diagnostics v_inserted = row_count;
      exception
        when unique_violation then
          -- A point twice in the batch.
          v_distinct := null;
      end;
    else
      v_distinct := null;
    end if;

    if v_distinct is null then
      execute $sql$
        with incoming as materialized (
          select distinct on (i.timestamp, i.id)
            i.id, i.timestamp, i.value, i.metadata
          from (
            select
              coalesce(u.id, signalcraft.point_id($2, u.timestamp, coalesce(u.metadata, '{}')))
                as id,
              u.timestamp,
              u.value,
              coalesce(u.metadata, '{}') as metadata,
              u.position
            from unnest($5, $6, $7, $8) with ordinality
                 as u (id, timestamp, value, metadata, position)
          ) i
          order by i.timestamp, i.id, i.position desc
        ),
        -- A look-up by the key for each: the limit keeps it from becoming a join, which would be
        -- a loop in a loop where the statistics do not know yet how many points there are.
        checked as materialized (
          select i.id, i.timestamp, i.value, i.metadata, k.differs
          from incoming i
          left join lateral (
            select d.value <> i.value or d.metadata::text <> i.metadata::text as differs
            from public.kpi_data d
            where d.business_id = $1
              and d.source_id = $2
              and d.timestamp = i.timestamp
              and d.timestamp between $3 and $4
              and d.id = i.id
            limit 1
          ) k on true
        ),
        written as (
          insert into public.kpi_data (id, business_id, source_id, timestamp, value, metadata)
          select c.id, $1, $2, c.timestamp, c.value, c.metadata
          from checked c
          where c.differs is not false
          on conflict (business_id, source_id, timestamp, id) do update
            set value = excluded.value,
                metadata = excluded.metadata
        )
        select
          count(*) filter (where c.differs is null),
          count(*) filter (where c.differs),
          count(*) filter (where not c.differs),
          count(*)
        from checked c
      $sql$
      into strict v_inserted, v_corrected, v_unchanged, v_distinct
      using v_business, p_source_id, v_first, v_last, p_ids, p_timestamps, p_values, p_metadata;
    end if;
  end if;

  -- Last, as the owner's counter is locked from here to the commit.
  perform signalcraft_private.take_calls(array[v_business]);
  if v_inserted + v_corrected > 0 then
    perform signalcraft_private.write_audit(
      v_business,
      case when v_inserted > 0 then 'create' else 'update' end,
      'kpi_data',
      p_source_id,
      jsonb_build_object(
        'inserted', v_inserted,
        'corrected', v_corrected,
        'rejected', jsonb_array_length(p_rejected)
      )
    );
    perform signalcraft_private.tell(
      jsonb_build_object(
        'type', 'points',
        'business_id', v_business,
        'source_id', p_source_id,
        'from', (extract(epoch from v_first) * 1000000)::bigint,
        'to', (extract(epoch from v_last) * 1000000)::bigint,
        'count', v_inserted + v_corrected
      )
    );
  end if;

  inserted := v_inserted;
  corrected := v_corrected;
  unchanged := v_unchanged;
  superseded := p_superseded + coalesce(v_count - v_distinct, 0);
  rejected := p_rejected;
  replayed := false;
  if p_idempotency_key is not null then
    insert into public.ingest_batches (business_id, idempotency_key, request_hash, answer)
    values (
      v_business,
      p_idempotency_key,
      p_request_hash,
      jsonb_build_object(
        'inserted', inserted,
        'corrected', corrected,
        'unchanged', unchanged,
        'superseded', superseded,
        'rejected', rejected
      )
    );
  end if;
  return next;
end
$$;
