/** What each call of the API does with a back end. */
@NullMarked
package com.signalcraft.examples.api.routes;

import org.jspecify.annotations.NullMarked;
