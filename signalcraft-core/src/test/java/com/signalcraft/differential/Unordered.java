package com.signalcraft.differential;

import java.util.List;

/**
 * A list of which no order is promised that two back ends could share, such as one by random ids.
 *
 * @param items the items
 */
record Unordered(List<?> items) {}
