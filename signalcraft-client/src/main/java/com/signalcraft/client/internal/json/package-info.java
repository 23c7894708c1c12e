/** The JSON of the hosted API: what it answers, read into records, and what it is sent. */
@NullMarked
package com.signalcraft.client.internal.json;

import org.jspecify.annotations.NullMarked;
