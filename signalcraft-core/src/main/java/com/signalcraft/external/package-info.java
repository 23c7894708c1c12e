/** Data from outside, shared by all tenants: news, weather and market prices. */
@NullMarked
package com.signalcraft.external;

import org.jspecify.annotations.NullMarked;
