package com.signalcraft.contract;

abstract class SeriesContract extends ContractArea {}
