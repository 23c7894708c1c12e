/** What a user may set of the HTTP client, each policy apart from what it governs. */
@NullMarked
package com.signalcraft.client.config;

import org.jspecify.annotations.NullMarked;
