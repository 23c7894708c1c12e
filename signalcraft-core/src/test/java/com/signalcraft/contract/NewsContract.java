package com.signalcraft.contract;

abstract class NewsContract extends ContractArea {}
