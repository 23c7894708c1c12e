/** Work that the server does in its own time. Not for users; may change in any release. */
@NullMarked
package com.signalcraft.client.internal.job;

import org.jspecify.annotations.NullMarked;
