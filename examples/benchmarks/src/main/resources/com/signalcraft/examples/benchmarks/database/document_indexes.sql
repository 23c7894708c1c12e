-- The document's indexes on points, made after the load, which is faster.

ALTER TABLE kpi_data ADD PRIMARY KEY (id);
CREATE INDEX idx_kpi_data_source_timestamp ON kpi_data(source_id, timestamp DESC);
CREATE INDEX idx_kpi_data_timestamp ON kpi_data(timestamp DESC);
CREATE INDEX idx_kpi_data_time_series 
ON kpi_data (source_id, timestamp DESC) 
INCLUDE (value);
