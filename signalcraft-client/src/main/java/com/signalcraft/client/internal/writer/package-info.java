/** How the writer queues and delivers points. Not for users: anything here may change. */
@NullMarked
package com.signalcraft.client.internal.writer;

import org.jspecify.annotations.NullMarked;
