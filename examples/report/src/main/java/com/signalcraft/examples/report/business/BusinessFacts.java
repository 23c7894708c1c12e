package com.signalcraft.examples.report.business;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.business.Business;
import com.signalcraft.external.NewsArticle;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a report is made of.
 *
 * @param wish which report is wanted
 * @param business the business
 * @param zone its time zone
 * @param from where the period begins, a midnight in that zone
 * @param to where it ends: when this was read
 * @param kpis its active KPIs, in the order of their creation
 * @param anomalies those of the period, the latest first
 * @param moreAnomalies whether there are more than these
 * @param alerts its alerts
 * @param statuses where they stand, by id
 * @param news headlines of the period, the newest first
 */
record BusinessFacts(
    ReportWish wish,
    Business business,
    ZoneId zone,
    Instant from,
    Instant to,
    List<KpiFacts> kpis,
    List<Anomaly> anomalies,
    boolean moreAnomalies,
    List<Alert> alerts,
    Map<UUID, AlertStatus> statuses,
    List<NewsArticle> news) {}
