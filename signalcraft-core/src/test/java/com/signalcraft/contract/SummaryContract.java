package com.signalcraft.contract;

abstract class SummaryContract extends ContractArea {}
