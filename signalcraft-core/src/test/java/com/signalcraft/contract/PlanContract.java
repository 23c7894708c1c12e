package com.signalcraft.contract;

abstract class PlanContract extends ContractArea {}
