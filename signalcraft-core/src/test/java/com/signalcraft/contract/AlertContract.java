package com.signalcraft.contract;

abstract class AlertContract extends ContractArea {}
