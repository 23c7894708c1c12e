package com.signalcraft.contract;

abstract class ForecastContract extends ContractArea {}
