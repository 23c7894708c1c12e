/** Files on their way to and from the server. Not for users; may change in any release. */
@NullMarked
package com.signalcraft.client.internal.download;

import org.jspecify.annotations.NullMarked;
