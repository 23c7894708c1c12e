/** Holds exchanges of HTTP to the OpenAPI document, for the tests of all that speak it. */
package com.signalcraft.examples.api.contract;
