package com.signalcraft.contract;

abstract class WeatherContract extends ContractArea {}
