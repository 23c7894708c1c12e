/** Parts of the HTTP client that are not for users and may change in any release. */
@NullMarked
package com.signalcraft.client.internal;

import org.jspecify.annotations.NullMarked;
