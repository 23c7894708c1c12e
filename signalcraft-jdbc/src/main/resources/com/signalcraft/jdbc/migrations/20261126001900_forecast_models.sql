-- The models that the library has gained. The old list is part of the new one, so every row that
-- is there satisfies it.

alter table public.forecasts
  drop constraint forecasts_model_type_check,
  add constraint forecasts_model_type_check
    check (model_type in ('prophet', 'linear', 'arima', 'naive', 'seasonal_naive', 'drift',
                          'ets', 'theta', 'ces', 'mstl', 'croston', 'tsb', 'autoregression',
                          'ensemble'));
