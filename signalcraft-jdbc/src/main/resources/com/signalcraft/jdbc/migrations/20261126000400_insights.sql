-- Forecasts, anomalies, alerts and notifications.

-- Forecasts that were asked for and are being made. A job has paid for its call when it was asked
-- for; saving its forecasts is not counted again.
create table public.forecast_jobs (
  id           uuid primary key default gen_random_uuid(),
  business_id  uuid not null references public.businesses (id) on delete cascade,
  requested_by uuid references auth.users (id) on delete set null,
  source_ids   uuid[] not null,
  -- How far its forecasts may reach, in days after the last point of each source.
  horizon_days integer not null check (horizon_days between 1 and 366),
  -- Sources whose forecast has not been saved yet.
  open_ids     uuid[] not null,
  created_at   timestamptz not null default now()
);

create index idx_forecast_jobs_business_id on public.forecast_jobs (business_id);
create index idx_forecast_jobs_requested_by on public.forecast_jobs (requested_by);

create table public.forecasts (
  id               uuid primary key default gen_random_uuid(),
  business_id      uuid not null references public.businesses (id) on delete cascade,
  source_id        uuid not null,
  -- What was saved together.
  run_id           uuid not null default gen_random_uuid(),
  model_type       text not null default 'prophet'
                   check (model_type in ('prophet', 'linear', 'arima',
                                         'naive', 'seasonal_naive', 'drift')),
  forecast_date    timestamptz not null
                   check (forecast_date >= '1970-01-01 00:00+00'
                          and forecast_date < '2100-01-01 00:00+00'),
  predicted_value  decimal not null
                   check (predicted_value > -1e50 and predicted_value < 1e50
                          and scale(predicted_value) <= 50),
  confidence_lower decimal check (confidence_lower > -1e50 and scale(confidence_lower) <= 50),
  confidence_upper decimal check (confidence_upper < 1e50 and scale(confidence_upper) <= 50),
  model_accuracy   decimal check (model_accuracy <= 1 and model_accuracy > -1e50),
  generated_at     timestamptz not null default now(),
  ordinal          bigint not null generated always as identity,
  foreign key (business_id, source_id)
    references public.kpi_sources (business_id, id) on delete cascade,
  constraint confidence_lower check (confidence_lower <= predicted_value),
  constraint confidence_upper check (confidence_upper >= predicted_value)
);

-- The rows of a source by date, and its newest run.
create index idx_forecasts_business_source
  on public.forecasts (business_id, source_id, forecast_date, ordinal);
create index idx_forecasts_newest on public.forecasts (business_id, source_id, ordinal desc);
create index idx_forecasts_date on public.forecasts (forecast_date desc);

create table public.anomalies (
  id              uuid primary key default gen_random_uuid(),
  business_id     uuid not null references public.businesses (id) on delete cascade,
  source_id       uuid not null,
  timestamp       timestamptz not null
                  check (timestamp >= '1970-01-01 00:00+00' and timestamp < '2100-01-01 00:00+00'),
  actual_value    decimal not null
                  check (actual_value > -1e50 and actual_value < 1e50
                         and scale(actual_value) <= 50),
  expected_value  decimal not null
                  check (expected_value > -1e50 and expected_value < 1e50
                         and scale(expected_value) <= 50),
  -- By how many standard deviations.
  deviation_score decimal not null
                  check (deviation_score > -1e50 and deviation_score < 1e50
                         and scale(deviation_score) <= 50),
  severity        text check (severity in ('low', 'medium', 'high', 'critical')),
  acknowledged_at timestamptz,
  acknowledged_by uuid references auth.users (id) on delete set null,
  created_at      timestamptz not null default now(),
  ordinal         bigint not null generated always as identity,
  foreign key (business_id, source_id)
    references public.kpi_sources (business_id, id) on delete cascade,
  -- One anomaly for each source and instant: finding it again corrects it.
  constraint anomalies_source_timestamp_key unique (business_id, source_id, timestamp)
);

create index idx_anomalies_business_timestamp
  on public.anomalies (business_id, timestamp desc, ordinal desc);
create index idx_anomalies_severity on public.anomalies (business_id, severity, timestamp desc);
create index idx_anomalies_acknowledged_by on public.anomalies (acknowledged_by);

create table public.alerts (
  id             uuid primary key default gen_random_uuid(),
  business_id    uuid not null references public.businesses (id) on delete cascade,
  source_id      uuid not null,
  name           text not null check (char_length(name) <= 200 and btrim(name) <> ''),
  condition      text not null
                 check (condition in ('above', 'below', 'change_percent', 'anomaly')),
  threshold      decimal
                 check (threshold > -1e50 and threshold < 1e50 and scale(threshold) <= 50),
  timeframe      text not null default '1h'
                 check (timeframe in ('5m', '15m', '1h', '6h', '24h')),
  is_active      boolean not null default true,
  last_triggered timestamptz check (isfinite(last_triggered)),
  -- Null where it was the service, or where he was erased.
  created_by     uuid references auth.users (id) on delete set null,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  deleted_at     timestamptz,
  ordinal        bigint not null generated always as identity,
  constraint alerts_business_id_id_key unique (business_id, id),
  foreign key (business_id, source_id)
    references public.kpi_sources (business_id, id) on delete cascade,
  -- A bound is needed but for anomalies; a change of 0 per cent has no direction.
  constraint threshold_of_condition check (
    case condition
      when 'anomaly' then threshold is null or threshold > 0
      when 'change_percent' then threshold is not null and threshold <> 0
      else threshold is not null
    end
  )
);

create index idx_alerts_source_id on public.alerts (business_id, source_id);
create index idx_alerts_active_business
  on public.alerts (business_id, source_id)
  where is_active and deleted_at is null;
create index idx_alerts_created_by on public.alerts (created_by);

create table public.notifications (
  id          uuid primary key default gen_random_uuid(),
  user_id     uuid not null references auth.users (id) on delete cascade,
  business_id uuid references public.businesses (id) on delete cascade,
  alert_id    uuid,
  type        text not null check (type in ('alert', 'system', 'billing', 'feature')),
  title       text not null check (char_length(title) <= 200 and btrim(title) <> ''),
  message     text not null check (char_length(message) <= 10000 and btrim(message) <> ''),
  data        jsonb not null default '{}'
              check (jsonb_typeof(data) = 'object' and octet_length(data::text) <= 65536),
  read_at     timestamptz,
  created_at  timestamptz not null default now(),
  ordinal     bigint not null generated always as identity,
  -- Keeps an alert of another tenant out.
  foreign key (business_id, alert_id)
    references public.alerts (business_id, id) on delete set null (alert_id),
  constraint alert_has_business check (alert_id is null or business_id is not null)
);

create index idx_notifications_user_id
  on public.notifications (user_id, created_at desc, ordinal desc);
create index idx_notifications_unread
  on public.notifications (user_id, created_at desc, ordinal desc)
  where read_at is null;
create index idx_notifications_business_alert on public.notifications (business_id, alert_id);
