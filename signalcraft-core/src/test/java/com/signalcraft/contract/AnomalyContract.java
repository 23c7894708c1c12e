package com.signalcraft.contract;

abstract class AnomalyContract extends ContractArea {}
