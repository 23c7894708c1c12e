package com.signalcraft.contract;

abstract class MarketContract extends ContractArea {}
