/** The websocket behind live events. Not for users; may change in any release. */
@NullMarked
package com.signalcraft.client.internal.event;

import org.jspecify.annotations.NullMarked;
