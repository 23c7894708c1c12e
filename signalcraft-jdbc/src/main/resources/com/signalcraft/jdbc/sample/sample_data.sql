-- A sample business for development: a user, a coffee shop with three KPIs, 120 days of points, an
-- alert, an anomaly, news, weather and prices. Run as the owner of the schema. Does nothing where
-- the business is there already.

do $$
declare
  v_business constant uuid := '550e8400-e29b-41d4-a716-446655440000';
  v_revenue constant uuid := '550e8400-e29b-41d4-a716-446655440001';
  v_customers constant uuid := '550e8400-e29b-41d4-a716-446655440002';
  v_average constant uuid := '550e8400-e29b-41d4-a716-446655440003';
  v_today constant timestamptz := date_trunc('day', now() at time zone 'UTC') at time zone 'UTC';
  v_user uuid;
  v_days timestamptz[];
  v_counts numeric[];
  v_averages numeric[];
  v_none uuid[];
begin
  if exists (select from public.businesses b where b.id = v_business) then
    return;
  end if;

  select u.id into v_user from auth.users u where u.email = 'sample@example.com';
  if not found then
    v_user := signalcraft.create_user('sample@example.com', 'Sam Sample', 'America/Los_Angeles');
  end if;
  insert into public.businesses (id, owner_id, name, industry, location)
  values (
    v_business,
    v_user,
    'Sample Coffee Shop',
    'food_beverage',
    '{"city": "San Francisco", "country": "USA", "lat": 37.7749, "lng": -122.4194, "timezone": "America/Los_Angeles"}'
  );
  insert into public.kpi_sources (id, business_id, name, type, unit, config)
  values
    (v_revenue, v_business, 'Daily Revenue', 'revenue', '$', '{"aggregation": "sum"}'),
    (v_customers, v_business, 'Customer Count', 'customers', 'count', '{"aggregation": "sum"}'),
    (v_average, v_business, 'Average Order Value', 'revenue', '$', '{"aggregation": "avg"}');

  -- A week's rhythm, slow growth, and a ripple that is the same at every run; three weeks ago the
  -- till was down for most of a day.
  select
    array_agg(d.day order by d.day),
    array_agg(d.customers order by d.day),
    array_agg(d.average order by d.day),
    array_agg(null::uuid order by d.day)
  into v_days, v_counts, v_averages, v_none
  from (
    select
      v_today - n * interval '24 hours' as day,
      round(
        (120 + 0.2 * (120 - n) + 8 * sin(n * 1.7))
        * (array[1.25, 0.85, 0.9, 0.95, 1.0, 1.1, 1.35])[
            extract(dow from v_today - n * interval '24 hours')::integer + 1]
        * case when n = 21 then 0.2 else 1 end
      )::numeric as customers,
      round((8.40 + 0.35 * sin(n * 0.9))::numeric, 2) as average
    from generate_series(1, 120) as n
  ) d;
  perform signalcraft.push_points(v_customers, v_none, v_days, v_counts);
  perform signalcraft.push_points(v_average, v_none, v_days, v_averages);
  perform signalcraft.push_points(
    v_revenue,
    v_none,
    v_days,
    (
      select array_agg(round(c.value * a.value, 2) order by c.position)
      from unnest(v_counts) with ordinality as c (value, position)
      join unnest(v_averages) with ordinality as a (value, position) using (position)
    )
  );

  insert into public.alerts
    (business_id, source_id, name, condition, threshold, timeframe, settings, created_by)
  values (
    v_business,
    v_revenue,
    'Revenue is low',
    'below',
    600,
    '24h',
    '{"recovery_threshold": 650, "no_data": "alert", "no_data_after": "PT48H"}',
    v_user
  );
  perform signalcraft.save_anomalies(
    array[v_customers],
    array[v_today - interval '504 hours'],
    array[(
      select d.value
      from public.kpi_data d
      where d.business_id = v_business
        and d.source_id = v_customers
        and d.timestamp = v_today - interval '504 hours'
    )],
    array[140],
    array[-8.5],
    array['critical']
  );
  perform signalcraft.save_news(
    jsonb_build_array(
      jsonb_build_object(
        'title', 'Coffee prices ease after a good harvest',
        'source', 'Sample News',
        'url', 'https://example.com/news/coffee-prices',
        'published_at', v_today - interval '48 hours',
        'keywords', jsonb_build_array('coffee', 'prices'),
        'sentiment_score', 0.6,
        'sentiment_label', 'positive',
        'language', 'en'
      )
    )
  );
  perform signalcraft.save_weather(
    jsonb_build_array(
      jsonb_build_object(
        'location', jsonb_build_object('city', 'San Francisco', 'country', 'USA'),
        'timestamp', v_today,
        'temperature', 14.5,
        'humidity', 72,
        'conditions', 'cloudy'
      )
    )
  );
  perform signalcraft.save_market(
    jsonb_build_array(
      jsonb_build_object(
        'symbol', 'USD/EUR',
        'timestamp', v_today,
        'price', 0.92,
        'source', 'exchangerate-api'
      )
    )
  );
end
$$;
