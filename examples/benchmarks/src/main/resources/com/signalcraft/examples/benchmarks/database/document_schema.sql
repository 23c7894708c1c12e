-- The document's own tables, policies and functions, as far as they are compared with.

CREATE TABLE businesses (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id    uuid NOT NULL REFERENCES auth.users(id) ON DELETE CASCADE,
  name        text NOT NULL,
  industry    text,
  description text,
  location    jsonb, -- {city, country, lat, lng, timezone}
  settings    jsonb DEFAULT '{}', -- Dashboard preferences, etc.
  created_at  timestamptz DEFAULT now(),
  updated_at  timestamptz DEFAULT now()
);

-- Indexes
CREATE INDEX idx_businesses_owner_id ON businesses(owner_id);
CREATE INDEX idx_businesses_industry ON businesses(industry);

-- RLS Policies
ALTER TABLE businesses ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Users can view own businesses"
  ON businesses FOR SELECT
  TO authenticated
  USING (owner_id = auth.uid());

CREATE POLICY "Users can manage own businesses"
  ON businesses FOR ALL
  TO authenticated
  USING (owner_id = auth.uid());

CREATE TABLE business_members (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  business_id uuid NOT NULL REFERENCES businesses(id) ON DELETE CASCADE,
  user_id     uuid NOT NULL REFERENCES auth.users(id) ON DELETE CASCADE,
  role        text DEFAULT 'viewer' CHECK (role IN ('owner', 'admin', 'editor', 'viewer')),
  invited_by  uuid REFERENCES auth.users(id),
  invited_at  timestamptz DEFAULT now(),
  joined_at   timestamptz,
  
  UNIQUE(business_id, user_id)
);

-- RLS Policies
ALTER TABLE business_members ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Members can view business membership"
  ON business_members FOR SELECT
  TO authenticated
  -- Mended: the document selects from business_members itself here, which recurs without end.
  USING (user_id = auth.uid() OR business_id IN (
    SELECT id FROM businesses WHERE owner_id = auth.uid()
  ));

CREATE TABLE kpi_sources (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  business_id uuid NOT NULL REFERENCES businesses(id) ON DELETE CASCADE,
  name        text NOT NULL,
  type        text NOT NULL CHECK (type IN ('revenue', 'customers', 'orders', 'traffic', 'custom')),
  unit        text, -- '$', 'count', '%', etc.
  config      jsonb DEFAULT '{}', -- API endpoints, calculation rules, etc.
  is_active   boolean DEFAULT true,
  created_at  timestamptz DEFAULT now(),
  updated_at  timestamptz DEFAULT now()
);

-- Indexes
CREATE INDEX idx_kpi_sources_business_id ON kpi_sources(business_id);
CREATE INDEX idx_kpi_sources_type ON kpi_sources(type);

-- RLS Policies
ALTER TABLE kpi_sources ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Business members can view KPI sources"
  ON kpi_sources FOR SELECT
  TO authenticated
  USING (business_id IN (
    SELECT id FROM businesses WHERE owner_id = auth.uid()
    UNION
    SELECT business_id FROM business_members WHERE user_id = auth.uid()
  ));

CREATE TABLE kpi_data (
  id          uuid DEFAULT gen_random_uuid(), -- the primary key comes after the load
  source_id   uuid NOT NULL REFERENCES kpi_sources(id) ON DELETE CASCADE,
  timestamp   timestamptz NOT NULL,
  value       decimal NOT NULL,
  metadata    jsonb DEFAULT '{}', -- Additional context, tags, etc.
  created_at  timestamptz DEFAULT now()
);

-- RLS Policies
ALTER TABLE kpi_data ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Business members can view KPI data"
  ON kpi_data FOR SELECT
  TO authenticated
  USING (source_id IN (
    SELECT ks.id FROM kpi_sources ks
    JOIN businesses b ON ks.business_id = b.id
    WHERE b.owner_id = auth.uid()
    OR ks.business_id IN (
      SELECT business_id FROM business_members WHERE user_id = auth.uid()
    )
  ));

CREATE TABLE alerts (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  business_id uuid NOT NULL REFERENCES businesses(id) ON DELETE CASCADE,
  source_id   uuid NOT NULL REFERENCES kpi_sources(id) ON DELETE CASCADE,
  name        text NOT NULL,
  condition   text NOT NULL CHECK (condition IN ('above', 'below', 'change_percent', 'anomaly')),
  threshold   decimal,
  timeframe   text DEFAULT '1h' CHECK (timeframe IN ('5m', '15m', '1h', '6h', '24h')),
  is_active   boolean DEFAULT true,
  last_triggered timestamptz,
  created_by  uuid NOT NULL REFERENCES auth.users(id),
  created_at  timestamptz DEFAULT now(),
  updated_at  timestamptz DEFAULT now()
);

-- Indexes
CREATE INDEX idx_alerts_business_id ON alerts(business_id);
CREATE INDEX idx_alerts_source_id ON alerts(source_id);
CREATE INDEX idx_alerts_active ON alerts(is_active) WHERE is_active = true;

-- RLS Policies
ALTER TABLE alerts ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Business members can manage alerts"
  ON alerts FOR ALL
  TO authenticated
  USING (business_id IN (
    SELECT id FROM businesses WHERE owner_id = auth.uid()
    UNION
    SELECT business_id FROM business_members WHERE user_id = auth.uid()
  ));

CREATE OR REPLACE FUNCTION get_business_kpi_summary(
  p_business_id uuid,
  p_timeframe text DEFAULT '7d'
)
RETURNS TABLE (
  source_id uuid,
  source_name text,
  current_value decimal,
  previous_value decimal,
  change_percent decimal,
  trend text
) AS $$
BEGIN
  RETURN QUERY
  WITH current_data AS (
    SELECT DISTINCT ON (kd.source_id)
      kd.source_id,
      kd.value as current_value,
      kd.timestamp
    FROM kpi_data kd
    JOIN kpi_sources ks ON kd.source_id = ks.id
    WHERE ks.business_id = p_business_id
    ORDER BY kd.source_id, kd.timestamp DESC
  ),
  previous_data AS (
    SELECT DISTINCT ON (kd.source_id)
      kd.source_id,
      kd.value as previous_value
    FROM kpi_data kd
    JOIN kpi_sources ks ON kd.source_id = ks.id
    WHERE ks.business_id = p_business_id
      AND kd.timestamp <= NOW() - CASE 
        WHEN p_timeframe = '1d' THEN INTERVAL '1 day'
        WHEN p_timeframe = '7d' THEN INTERVAL '7 days'
        WHEN p_timeframe = '30d' THEN INTERVAL '30 days'
        ELSE INTERVAL '7 days'
      END
    ORDER BY kd.source_id, kd.timestamp DESC
  )
  SELECT 
    ks.id,
    ks.name,
    cd.current_value,
    pd.previous_value,
    CASE 
      WHEN pd.previous_value > 0 THEN 
        ((cd.current_value - pd.previous_value) / pd.previous_value * 100)
      ELSE NULL
    END as change_percent,
    CASE 
      WHEN cd.current_value > pd.previous_value THEN 'up'
      WHEN cd.current_value < pd.previous_value THEN 'down'
      ELSE 'stable'
    END as trend
  FROM kpi_sources ks
  LEFT JOIN current_data cd ON ks.id = cd.source_id
  LEFT JOIN previous_data pd ON ks.id = pd.source_id
  WHERE ks.business_id = p_business_id
    AND ks.is_active = true;
END;
$$ LANGUAGE plpgsql SECURITY DEFINER;

GRANT SELECT ON ALL TABLES IN SCHEMA public TO authenticated;
